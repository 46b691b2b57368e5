import { Allow, type Caller, CurrentCaller } from '@mirrorloop/access';
import type { InsightView } from '@mirrorloop/contracts';
import { JsonBody, uuidParam } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { shownInsight } from '../../reading/shown-insight.js';
import { RetractInsight } from './retract-insight.js';

const body = z.object({ reason: z.string().trim().min(1).max(2_000) });

@Allow('raise insights')
@Controller('api/insight/insights')
export class RetractInsightController {
  constructor(private readonly retracting: RetractInsight) {}

  /** Takes an insight back, with a reason; it stays to be seen, and actions that answer it hear of it. */
  @Post(':id/retract')
  @HttpCode(200)
  async retract(
    @Param('id') id: string,
    @JsonBody(body) { reason }: z.output<typeof body>,
    @CurrentCaller() caller: Caller,
  ): Promise<InsightView> {
    if (!uuidParam.safeParse(id).success) throw new NotFound('insight');
    return shownInsight(await this.retracting.run(id.toLowerCase(), reason, caller.name));
  }
}
