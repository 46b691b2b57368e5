import { Allow, type Caller, CurrentCaller } from '@mirrorloop/access';
import type { EscalationView } from '@mirrorloop/contracts';
import { uuidParam } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Escalations, type KeptEscalation } from '../../domain/escalations.js';
import { AcknowledgeEscalation } from './acknowledge-escalation.js';

@Controller('api/action-tracker/actions')
export class AcknowledgeEscalationController {
  constructor(
    private readonly escalations: Escalations,
    private readonly acknowledging: AcknowledgeEscalation,
  ) {}

  /** Who has heard of it, and who hears when nobody acknowledges; newest first. */
  @Allow('see actions')
  @Get(':id/escalations')
  async list(@Param('id') id: string): Promise<EscalationView[]> {
    return (await this.escalations.of(idOf(id))).map(viewOf);
  }

  @Allow('work on actions')
  @Post(':id/acknowledge')
  @HttpCode(200)
  async acknowledge(@Param('id') id: string, @CurrentCaller() caller: Caller): Promise<EscalationView[]> {
    await this.acknowledging.run(idOf(id), caller.name);
    return this.list(id);
  }
}

function idOf(id: string): string {
  if (!uuidParam.safeParse(id).success) throw new NotFound('There is no such action');
  return id.toLowerCase();
}

const viewOf = (kept: KeptEscalation): EscalationView => ({
  id: kept.escalationId,
  reason: kept.reason,
  policy: kept.course.name,
  state: kept.state,
  openedAt: kept.openedAt.toISOString(),
  endedAt: kept.endedAt?.toISOString() ?? null,
  nextAt: kept.dueAt?.toISOString() ?? null,
  acknowledged: kept.acknowledged && {
    by: kept.acknowledged.by,
    at: kept.acknowledged.at.toISOString(),
    until: kept.acknowledged.until.toISOString(),
  },
  steps: kept.steps.map(({ step, at, to, insteadOf }) => ({ step, at: at.toISOString(), to, insteadOf })),
});
