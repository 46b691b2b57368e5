import { Allow, type Caller, CurrentCaller, sightOf } from '@mirrorloop/access';
import { LooksAt } from '@mirrorloop/audit';
import type { CustomerView, Page, SignalView } from '@mirrorloop/contracts';
import { CheckedQuery, pageQuery } from '@mirrorloop/http';
import { everyReading } from '@mirrorloop/matching';
import { Controller, Get, Param } from '@nestjs/common';
import { z } from 'zod';
import { IngestionSettings } from '../../domain/settings.js';
import { CustomerViews } from './customer-views.js';

const customerQuery = pageQuery.extend({ identifier: z.string().min(1).max(255).optional() });

@Allow('see customers')
@LooksAt('customer')
@Controller('api/ingestion/customers')
export class ShowCustomersController {
  constructor(
    private readonly views: CustomerViews,
    private readonly settings: IngestionSettings,
  ) {}

  /** An identifier is found however it is written, as whatever kind it may be. */
  @Get()
  list(
    @CheckedQuery(customerQuery) { identifier, ...page }: z.output<typeof customerQuery>,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<CustomerView>> {
    const sight = sightOf(caller, 'see customers');
    if (identifier === undefined) return this.views.list(page, sight);
    return this.views.find(everyReading(identifier, { country: this.settings.phoneCountry }), page, sight);
  }

  @Get(':id')
  view(@Param('id') id: string, @CurrentCaller() caller: Caller): Promise<CustomerView> {
    return this.views.view(id, sightOf(caller, 'see customers'));
  }

  @Get(':id/timeline')
  timeline(
    @Param('id') id: string,
    @CheckedQuery(pageQuery) page: z.output<typeof pageQuery>,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<SignalView>> {
    return this.views.timeline(id, page, sightOf(caller, 'see customers'));
  }
}
