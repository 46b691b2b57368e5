import { Allow } from '@mirrorloop/access';
import type { ElsewhereFiguresView, ElsewhereView, Page } from '@mirrorloop/contracts';
import { CheckedQuery, decodeCursor, encodeCursor, pageQuery } from '@mirrorloop/http';
import { Clock } from '@mirrorloop/kernel';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { ElsewhereActions, STANDINGS } from '../../domain/elsewhere.js';
import { viewOfElsewhere } from '../../domain/shown-elsewhere.js';

/** As they stand at another instant than now. */
const asOf = z.iso.datetime({ offset: true }).transform((said) => new Date(said));
const figuresQuery = z.object({ asOf: asOf.optional() });
const query = pageQuery.extend({
  system: z.string().max(200).optional(),
  standing: z.enum(STANDINGS).optional(),
  asOf: asOf.optional(),
});
const place = z.object({ deadline: z.iso.datetime().nullable(), id: z.uuid(), asOf: z.iso.datetime() });

@Allow('see actions')
@Controller('api/action-tracker/actions-elsewhere')
export class ListElsewhereController {
  constructor(
    private readonly elsewhere: ElsewhereActions,
    private readonly clock: Clock,
  ) {}

  /** What was committed in other systems, by deadline, with what a promise made here would have besides. */
  @Get()
  async list(@CheckedQuery(query) said: z.output<typeof query>): Promise<Page<ElsewhereView>> {
    const { cursor, limit, system, standing } = said;
    const after = decodeCursor(cursor, place);
    const at = after ? new Date(after.asOf) : (said.asOf ?? this.clock.now());
    const { items, total } = await this.elsewhere.page({ system, standing, asOf: at }, limit, after);
    const last = items.length === limit ? items.at(-1) : undefined;
    const deadline = last?.deadline?.toISOString() ?? null;
    const next = last ? encodeCursor({ deadline, id: last.id, asOf: at.toISOString() }) : null;
    return { items: items.map(viewOfElsewhere), next, total };
  }

  /** How many were late, on time, open and overdue, and reopened, by system; never by person. */
  @Get('figures')
  async figures(@CheckedQuery(figuresQuery) said: z.output<typeof figuresQuery>): Promise<ElsewhereFiguresView[]> {
    return this.elsewhere.figures(said.asOf ?? this.clock.now());
  }
}
