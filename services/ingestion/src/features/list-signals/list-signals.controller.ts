import { Allow, type Caller, CurrentCaller, sightOf } from '@mirrorloop/access';
import { LooksAt } from '@mirrorloop/audit';
import type { Page, SignalView } from '@mirrorloop/contracts';
import { CheckedQuery } from '@mirrorloop/http';
import { Controller, Get, Param } from '@nestjs/common';
import { type SignalQuery, signalQuery, SignalViews } from './signal-views.js';

@Allow('see signals')
@LooksAt('signal')
@Controller('api/ingestion/signals')
export class ListSignalsController {
  constructor(private readonly views: SignalViews) {}

  @Get()
  list(@CheckedQuery(signalQuery) query: SignalQuery, @CurrentCaller() caller: Caller): Promise<Page<SignalView>> {
    return this.views.list(query, sightOf(caller, 'see signals'));
  }

  @Get(':id')
  view(@Param('id') id: string, @CurrentCaller() caller: Caller): Promise<SignalView> {
    return this.views.view(id, sightOf(caller, 'see signals'));
  }
}
