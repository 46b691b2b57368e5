import { Allow } from '@mirrorloop/access';
import type { InsightView, Page } from '@mirrorloop/contracts';
import { CheckedQuery, decodeCursor, encodeCursor, pageQuery } from '@mirrorloop/http';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { InsightViews } from '../../reading/insight-views.js';
import { shownInsight } from '../../reading/shown-insight.js';

const text = z.string().max(500).optional();
const query = pageQuery.extend({ kind: text, touchpoint: text, theme: text });
const place = z.object({ at: z.iso.datetime(), id: z.uuid() });

@Allow('see insights')
@Controller('api/insight/insights')
export class ListInsightsController {
  constructor(private readonly views: InsightViews) {}

  /** Newest first. */
  @Get()
  async list(@CheckedQuery(query) { cursor, limit, ...filter }: z.output<typeof query>): Promise<Page<InsightView>> {
    const { insights, next, total } = await this.views.page(filter, limit, decodeCursor(cursor, place));
    return { items: insights.map(shownInsight), next: next && encodeCursor(next), total };
  }
}
