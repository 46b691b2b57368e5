import { Allow, type Caller, CurrentCaller, mayShowWork, type WorkFigures } from '@mirrorloop/access';
import type { AccountabilityView, TypicalTime } from '@mirrorloop/contracts';
import { Clock } from '@mirrorloop/kernel';
import { Settings } from '@mirrorloop/messaging';
import { meanInterval } from '@mirrorloop/statistics';
import { Controller, Get } from '@nestjs/common';
import { Accountability, type Durations, type TeamPromises } from './accountability.js';

const HOUR_S = 3_600;

/** Does anything happen, and how soon? */
@Allow('see actions')
@Controller('api/action-tracker/accountability')
export class ShowAccountabilityController {
  constructor(
    private readonly accountability: Accountability,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /** A team too small for a figure about its work says so and shows none. */
  @Get()
  async show(@CurrentCaller() caller: Caller): Promise<AccountabilityView> {
    const known = await this.accountability.figures(this.clock.now());
    const { teams, cost, unowned, running, oldest } = known;
    const { figures } = await this.settings.now();
    return {
      signalToOwner: typical(known.signalToOwner),
      insightToOwner: typical(known.insightToOwner),
      ownerToDone: typical(known.ownerToDone),
      teams: teams.map((team) => shown(team, caller, figures)),
      costAWeek: cost.map((one) => ({ ...one })),
      unowned,
      running,
      oldest: oldest.map(({ committedAt, deadline, ...rest }) => ({
        ...rest,
        committedAt: committedAt.toISOString(),
        deadline: deadline.toISOString(),
      })),
    };
  }
}

function typical({ n, mean, sd }: Durations): TypicalTime {
  const interval = mean !== null && sd !== null ? meanInterval(n, mean, sd) : null;
  const hours = (logarithm: number) => Math.exp(logarithm) / HOUR_S;
  if (!interval) return { n, hours: mean === null ? null : hours(mean), low: null, high: null };
  return { n, hours: hours(interval.value), low: hours(interval.low), high: hours(interval.high) };
}

const shown = (
  { teamId, team, people, ...counts }: TeamPromises,
  { id }: Caller,
  figures: WorkFigures,
): AccountabilityView['teams'][number] => ({
  id: teamId,
  name: team,
  promises: mayShowWork({ people }, id, figures) ? counts : null,
});
