import { z } from 'zod';
import { storable } from '../../domain/analysed-signal.js';

const name = z.string().trim().min(1).max(200).transform(storable);

/** One respondent's answers, as programs and files hand them in. */
export const response = z.object({
  /** Whoever answered, by any key that is theirs alone; hashed, and never kept with the answers. */
  respondent: z.string().min(1).max(500),
  population: z.enum(['customer', 'employee']),
  groups: z.record(name, name).default({}),
  ratings: z.record(z.string(), z.number().nullable()),
  /** Where the study takes means of units: of how many people this is the mean. */
  people: z.number().int().min(1).nullable().default(null),
  outcome: z.number().nullable().default(null),
  points: z.record(z.string(), z.number()).nullable().default(null),
  /** By item, of employees: known to be reported, acted on, and by which team; null where they don't know. */
  awareness: z
    .record(
      z.string().max(20),
      z.object({
        reported: z.boolean().nullable().default(null),
        acting: z.boolean().nullable().default(null),
        team: z.string().max(200).nullable().default(null),
      }),
    )
    .nullable()
    .default(null),
  words: z.string().max(10_000).transform(storable).nullable().default(null),
});
export type Response = z.output<typeof response>;
export const MOST_RESPONSES = 5_000;
