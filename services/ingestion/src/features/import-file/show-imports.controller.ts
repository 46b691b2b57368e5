import { Allow } from '@mirrorloop/access';
import type { ImportView, Page } from '@mirrorloop/contracts';
import { CheckedQuery, pageQuery } from '@mirrorloop/http';
import { Controller, Get, Param } from '@nestjs/common';
import type { z } from 'zod';
import { ImportViews } from './import-views.js';

@Allow('see sources')
@Controller()
export class ShowImportsController {
  constructor(private readonly views: ImportViews) {}

  @Get('imports/:id')
  view(@Param('id') id: string): Promise<ImportView> {
    return this.views.view(id);
  }

  @Get('api/ingestion/imports')
  list(@CheckedQuery(pageQuery) page: z.output<typeof pageQuery>): Promise<Page<ImportView>> {
    return this.views.list(page);
  }
}
