import { Allow, type Caller, CurrentCaller } from '@mirrorloop/access';
import type { CaseView, Page } from '@mirrorloop/contracts';
import { CheckedQuery, decodeCursor, encodeCursor, JsonBody, pageQuery, uuidParam } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Cases, type ListedCase } from '../../domain/cases.js';
import type { Said } from '../../domain/checks.js';
import { viewOfCase } from '../../domain/shown-case.js';
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
    return { items: items.map(viewOfCase), next, total };
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

  /** Another person sees to it from now on: `ownerId`, with a `reason`. */
  @Allow('work on actions')
  @Post(':id/owner')
  @HttpCode(200)
  handOver(@Param('id') id: string, @JsonBody(body) said: Said, @CurrentCaller() caller: Caller): Promise<CaseView> {
    return this.move('owner', id, said, caller);
  }

  private async move(move: CaseMove, id: string, said: Said, caller: Caller): Promise<CaseView> {
    if (!uuidParam.safeParse(id).success) throw new NotFound('There is no such case');
    const after = await this.work.run(id.toLowerCase(), move, said, caller.name);
    return viewOfCase({ ...after, owner: null, actionId: null });
  }
}

/** What a case is listed by: when its next clock runs out. */
const sortOf = ({ state, respondBy, resolveBy }: ListedCase): Date => (state === 'open' ? respondBy : resolveBy);
