import { Allow } from '@mirrorloop/access';
import type { TriedView } from '@mirrorloop/contracts';
import { CheckedQuery, uuidParam } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { Controller, Get, Param } from '@nestjs/common';
import { z } from 'zod';
import { Actions } from '../../domain/actions.js';
import { DOMAINS } from '../../domain/cynefin.js';
import type { Playbook } from '../../domain/playbook.js';
import { Playbooks } from '../../domain/playbooks.js';
import { playbookView, recordView, type ShownTried } from '../../domain/shown-playbook.js';
import { recordOf, triedAmong } from '../../domain/track-record.js';

/** Another domain than the action's, for whoever is about to set it. */
const query = z.object({ domain: z.enum(DOMAINS).optional() });

@Allow('see actions')
@Controller('api/action-tracker/actions')
export class ShowTriedController {
  constructor(
    private readonly actions: Actions,
    private readonly playbooks: Playbooks,
  ) {}

  /** Which ways were tried in like cases, and what came of them; and playbooks for such cases that nobody has tried. */
  @Get(':id/tried')
  async tried(@Param('id') id: string, @CheckedQuery(query) said: z.output<typeof query>): Promise<TriedView[]> {
    const action = uuidParam.safeParse(id).success ? await this.actions.find(id.toLowerCase()) : undefined;
    if (!action) throw new NotFound('There is no such action');
    const insightKind = action.insight.kind ?? null;
    const like = { insightKind, domain: said.domain ?? action.domain.domain, exceptActionId: action.actionId };
    const tried = triedAmong(await this.playbooks.attemptsIn(like));
    const all = await this.playbooks.all();
    const known = new Map(all.map((one) => [one.playbookId, one]));
    const untried = all.filter(
      (one) => isFor(one, like) && !tried.some(({ playbookId }) => playbookId === one.playbookId),
    );
    return [
      ...tried.map(({ playbookId, kind, ...record }): ShownTried => {
        const playbook = playbookId ? known.get(playbookId) : undefined;
        return { playbook: playbook ? playbookView(playbook, record) : null, kind, record: recordView(record) };
      }),
      ...untried.map((one) => ({ playbook: playbookView(one, NONE), kind: one.way.kind, record: recordView(NONE) })),
    ];
  }
}

const NONE = recordOf([]);

const isFor = (one: Playbook, { insightKind, domain }: { insightKind: string | null; domain: string }): boolean =>
  !one.retired && one.domain === domain && (one.insightKind === null || one.insightKind === insightKind);
