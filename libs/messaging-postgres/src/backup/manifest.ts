import { z } from 'zod';

/** Raised when an older build could not read what a newer one writes. */
export const FORMAT = 1;
export const MANIFEST = 'manifest.json';

const table = z.object({
  schema: z.string().min(1),
  name: z.string().min(1),
  /** In the order in which the rows hold them. */
  columns: z.array(z.string().min(1)).min(1),
  /** Where in the file the rows are: PostgreSQL's text format of COPY, UTF-8. */
  part: z.string().min(1),
  rows: z.number().int().min(0),
  bytes: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const manifest = z.object({
  format: z.literal(FORMAT),
  /** By the database's clock: everything committed before, nothing committed after. */
  takenAt: z.iso.datetime({ offset: true }),
  postgres: z.string(),
  /** By which migrations the tables came to be what they are. */
  schemas: z.array(z.object({ schema: z.string().min(1), migrations: z.array(z.string().min(1)) })),
  /** In an order in which each comes after those that it refers to. */
  tables: z.array(table),
  /** The last number each numbered column gave out. */
  numbers: z.array(z.object({ schema: z.string(), table: z.string(), column: z.string(), last: z.string() })),
  /** What belongs to the installation and lies in no table. */
  notes: z.record(z.string(), z.string()),
});

export type BackupTable = z.output<typeof table>;
export type Manifest = z.output<typeof manifest>;

/** @throws when it isn't one, saying what is wrong */
export function parseManifest(text: string): Manifest {
  const read = manifest.safeParse(JSON.parse(text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Error(`${issue!.path.join('.') || 'the whole'}: ${issue!.message}`);
}
