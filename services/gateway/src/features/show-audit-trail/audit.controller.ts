import { Readable } from 'node:stream';
import { Allow } from '@mirrorloop/access';
import { LooksAt } from '@mirrorloop/audit';
import type { AuditEntryView, AuditVerified, Page } from '@mirrorloop/contracts';
import { CheckedQuery, csvPages, decodeCursor, encodeCursor, pageQuery, Sends } from '@mirrorloop/http';
import { Controller, Get, StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { AUDIT_COLUMNS } from './audit-columns.js';
import { type AuditFilter, AuditViews } from './audit-views.js';
import { verifyChain } from './verify-chain.js';

const word = z.string().trim().min(1).max(200).optional();
const filter = z.object({
  who: word,
  subject: word,
  service: word,
  kind: word,
  what: word,
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
const listQuery = pageQuery.extend(filter.shape);
const exportQuery = filter.extend({ format: z.enum(['csv', 'ndjson']).default('csv') });
const verifyQuery = z.object({
  head: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'not a hash of this trail')
    .optional(),
});
const cursorShape = z.object({ before: z.number().int().positive() });
const EXPORT_PAGE = 1_000;

/** Who changed or saw what. Whoever reads the trail is in it, too. */
@Allow('see the audit trail')
@Controller('api/gateway/audit')
export class AuditController {
  constructor(private readonly views: AuditViews) {}

  @Get()
  @LooksAt('audit')
  async list(@CheckedQuery(listQuery) query: z.output<typeof listQuery>): Promise<Page<AuditEntryView>> {
    const { cursor, limit, ...wanted } = query;
    const items = await this.views.list(wanted, decodeCursor(cursor, cursorShape)?.before ?? null, limit);
    const next = items.length === limit ? encodeCursor({ before: items.at(-1)!.position }) : null;
    return { items, next, total: await this.views.count(wanted) };
  }

  @Get('verify')
  verify(@CheckedQuery(verifyQuery) { head }: z.output<typeof verifyQuery>): Promise<AuditVerified> {
    return verifyChain(this.views, head);
  }

  @Sends(['text/csv', 'application/x-ndjson'], 200)
  @Get('export')
  @LooksAt('audit')
  export(@CheckedQuery(exportQuery) { format, ...wanted }: z.output<typeof exportQuery>): StreamableFile {
    const pages = this.pages(wanted);
    return format === 'csv'
      ? fileOf(csvPages(pages, AUDIT_COLUMNS), 'audit.csv', 'text/csv; charset=utf-8')
      : fileOf(asLines(pages), 'audit.ndjson', 'application/x-ndjson');
  }

  private async *pages(wanted: AuditFilter): AsyncGenerator<AuditEntryView[]> {
    for (let before: number | null = null; ;) {
      const page = await this.views.list(wanted, before, EXPORT_PAGE);
      yield page;
      if (page.length < EXPORT_PAGE) return;
      before = page.at(-1)!.position;
    }
  }
}

const fileOf = (content: AsyncIterable<string>, name: string, type: string): StreamableFile =>
  new StreamableFile(Readable.from(content), { type, disposition: `attachment; filename="${name}"` });

async function* asLines(pages: AsyncIterable<readonly AuditEntryView[]>): AsyncGenerator<string> {
  for await (const page of pages) yield page.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}
