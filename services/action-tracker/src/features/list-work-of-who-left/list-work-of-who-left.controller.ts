import { Allow } from '@mirrorloop/access';
import type { LeftWorkView, Page } from '@mirrorloop/contracts';
import { CheckedQuery, decodeCursor, encodeCursor, pageQuery } from '@mirrorloop/http';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { WorkOfWhoLeft } from './work-of-who-left.js';

const place = z.object({ deadline: z.iso.datetime(), id: z.uuid() });

/** What people promised who have left since: somebody has to take it over. */
@Allow('see actions')
@Controller('api/action-tracker/work-of-people-who-left')
export class ListWorkOfWhoLeftController {
  constructor(private readonly work: WorkOfWhoLeft) {}

  @Get()
  async list(@CheckedQuery(pageQuery) { cursor, limit }: z.output<typeof pageQuery>): Promise<Page<LeftWorkView>> {
    const { rows, total } = await this.work.page(limit, decodeCursor(cursor, place));
    const items = rows.map((work) => ({ ...work, deadline: work.deadline.toISOString() }));
    const last = items.length === limit ? items.at(-1) : undefined;
    return { items, next: last ? encodeCursor({ deadline: last.deadline, id: last.actionId }) : null, total };
  }
}
