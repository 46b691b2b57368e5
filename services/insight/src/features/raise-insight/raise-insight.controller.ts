import { Allow, type Caller, CurrentCaller } from '@mirrorloop/access';
import type { InsightView } from '@mirrorloop/contracts';
import { idempotencyKey, JsonBody } from '@mirrorloop/http';
import { Controller, Headers, Post } from '@nestjs/common';
import { z } from 'zod';
import { RaiseInsightByHand } from './raise-insight.js';

const name = z.string().trim().min(1).max(500).optional();
const body = z.object({
  title: z.string().trim().min(1).max(200),
  statement: z.string().trim().min(1).max(2_000),
  touchpoint: name,
  theme: name,
  evidence: z.array(z.uuid()).max(10_000).optional(),
  filter: z
    .object({
      touchpoint: name,
      theme: name,
      sentiment: z.enum(['negative', 'neutral', 'positive']).optional(),
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
    })
    .optional(),
});

@Allow('raise insights')
@Controller('api/insight/insights')
export class RaiseInsightController {
  constructor(private readonly byHand: RaiseInsightByHand) {}

  /** 201 with the insight; the same Idempotency-Key gives the same one. */
  @Post()
  raise(
    @JsonBody(body) said: z.output<typeof body>,
    @CurrentCaller() caller: Caller,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<InsightView> {
    return this.byHand.run({ said, caller, idempotencyKey: idempotencyKey(key) });
  }
}
