import { Allow, type Caller, CurrentCaller } from '@mirrorloop/access';
import type { CaseView, Page } from '@mirrorloop/contracts';
import { CheckedQuery, decodeCursor, encodeCursor, JsonBody, pageQuery, uuidParam } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Cases, type ListedCase } from '../../domain/cases.js';
import type { Said } from '../../domain/checks.js';
import { type CaseMove, WorkOnCases } from './work-on-cases.js';

const query = pageQuery.extend({
  state: z.enum(['open', 'answered', 'resolved']).optional(),
  ownerId: z.uuid().optional(),
  actionId: z.uuid().optional(),
});
const place = z.object({ at: z.iso.datetime(), id: z.uuid() });
const body = z.looseObject({});

/** One customer's serious signal each, with its clocks. */
@Controller('api/action-tracker/cases')
export class CasesController {
  constructor(
    private readonly cases: Cases,
    private readonly work: WorkOnCases,
  ) {}

  /** Those that run out first; the resolved ones last. */
  @Allow('see actions')
  @Get()
  async list(@CheckedQuery(query) { cursor, limit, ...filter }: z.output<typeof query>): Promise<Page<CaseView>> {
    const { items, total } = await this.cases.page(filter, limit, decodeCursor(cursor, place));
    const last = items.length === limit ? items.at(-1) : undefined;
    const next = last ? encodeCursor({ at: sortOf(last).toISOString(), id: last.caseId }) : null;
    return { items: items.map(viewOf), next, total };
  }

  @Allow('work on actions')
  @Post(':id/answer')
  @HttpCode(200)
  answer(@Param('id') id: string, @JsonBody(body) said: Said, @CurrentCaller() caller: Caller): Promise<CaseView> {
    return this.move('answer', id, said, caller);
  }

  @Allow('work on actions')
  @Post(':id/resolve')
  @HttpCode(200)
  resolve(@Param('id') id: string, @JsonBody(body) said: Said, @CurrentCaller() caller: Caller): Promise<CaseView> {
    return this.move('resolve', id, said, caller);
  }

  private async move(move: CaseMove, id: string, said: Said, caller: Caller): Promise<CaseView> {
    if (!uuidParam.safeParse(id).success) throw new NotFound('There is no such case');
    const after = await this.work.run(id.toLowerCase(), move, said, caller.name);
    return viewOf({ ...after, owner: null, actionId: null });
  }
}

/** What a case is listed by: when its next clock runs out. */
const sortOf = ({ state, respondBy, resolveBy }: ListedCase): Date => (state === 'open' ? respondBy : resolveBy);

const viewOf = (one: ListedCase): CaseView => ({
  id: one.caseId,
  version: one.version,
  state: one.state,
  signalId: one.signalId,
  touchpoint: one.touchpoint,
  theme: one.theme,
  store: one.store,
  channel: one.channel,
  reasons: [...one.reasons],
  occurredAt: one.occurredAt.toISOString(),
  openedAt: one.openedAt.toISOString(),
  owner: one.ownerId ? { id: one.ownerId, name: one.owner } : null,
  respondBy: one.respondBy.toISOString(),
  resolveBy: one.resolveBy.toISOString(),
  response: one.response,
  resolution: one.resolution,
  answered: one.answered && { ...one.answered, at: one.answered.at.toISOString() },
  resolved: one.resolved && { ...one.resolved, at: one.resolved.at.toISOString() },
  actionId: one.actionId,
});
