import { Allow } from '@mirrorloop/access';
import type { Notice, Page } from '@mirrorloop/contracts';
import { CheckedQuery, decodeCursor, encodeCursor, pageQuery } from '@mirrorloop/http';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Notices } from './notices.js';

const place = z.object({ before: z.string().regex(/^\d{1,18}$/) });

@Allow('see notices')
@Controller('api/action-tracker/notices')
export class ListNoticesController {
  constructor(private readonly notices: Notices) {}

  @Get()
  async list(@CheckedQuery(pageQuery) { cursor, limit }: z.output<typeof pageQuery>): Promise<Page<Notice>> {
    const { items, next, total } = await this.notices.page(limit, decodeCursor(cursor, place)?.before);
    return { items: [...items], next: next ? encodeCursor({ before: next }) : null, total };
  }
}
