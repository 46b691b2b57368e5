import { type Caller, type Sight, sightOf } from '@mirrorloop/access';
import type { InsightView, RaiseInsight } from '@mirrorloop/contracts';
import { fieldErrors } from '@mirrorloop/http';
import { Clock, crashPoint, derivedId, type FieldError, newId } from '@mirrorloop/kernel';
import { Outbox, type Transaction, Transactions } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { storable } from '../../domain/analysed-signal.js';
import { type Insight, observation, sized } from '../../domain/insight.js';
import { Insights } from '../../domain/ports.js';
import { told } from '../../telling/insight-events.js';
import { shownInsight } from '../../reading/shown-insight.js';
import { type Found, RaisedByHand } from './evidence-search.js';

export interface Raising {
  readonly said: RaiseInsight;
  /** What they raise rests on what they see. */
  readonly caller: Caller;
  readonly idempotencyKey: string | undefined;
}

/** More would be no evidence but a census; the filter can be narrowed. */
export const MOST_EVIDENCE = 50_000;

/** States what a person sees in signals: with its evidence, its size and its events, in one transaction. */
@Injectable()
export class RaiseInsightByHand {
  constructor(
    private readonly transactions: Transactions,
    private readonly byHand: RaisedByHand,
    private readonly insights: Insights,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  run({ said, caller, idempotencyKey }: Raising): Promise<InsightView> {
    const now = this.clock.now();
    const id = idempotencyKey ? derivedId('insight', caller.id, idempotencyKey) : newId(now);
    const asked = derivedId(JSON.stringify(said));
    return this.transactions.run(async (tx) => {
      const before = await this.byHand.before(id, tx);
      if (before) return answered(before, asked);
      const found = await this.evidenceOf(said, sightOf(caller, 'see signals'), tx);
      const days = found.map(({ day }) => day).sort();
      const text = { title: storable(said.title), statement: storable(said.statement) };
      const stated = observation({
        id,
        ...text,
        ...namesOf(said),
        from: days[0]!,
        to: days.at(-1)!,
        by: caller.name,
        now,
      });
      return shownInsight(await this.keep(stated, asked, found, now, tx));
    });
  }

  private async keep(
    stated: Insight,
    asked: string,
    found: readonly Found[],
    now: Date,
    tx: Transaction,
  ): Promise<Insight> {
    const evidence = found.map(({ signalId }) => signalId);
    await this.byHand.keep(stated, asked, evidence, tx);
    crashPoint('insight.raise-insight.after-keep');
    const counts = (await this.insights.counts([stated.id], tx)).get(stated.id)!;
    const { insight, envelopes } = told('insight.raise-insight', sized(stated, counts), evidence, now);
    await this.insights.save([insight], tx);
    await this.outbox.append(envelopes, tx);
    crashPoint('insight.raise-insight.before-commit');
    return insight;
  }

  /** Rejects, naming each place, when there is no evidence or some of it isn't known. */
  private async evidenceOf({ evidence, filter }: RaiseInsight, sight: Sight, tx: Transaction): Promise<Found[]> {
    const named = [...new Set((evidence ?? []).map((id) => id.toLowerCase()))];
    const found =
      named.length > 0
        ? await this.byHand.known(named, sight, tx)
        : filter
          ? await this.byHand.find(filter, MOST_EVIDENCE, sight, tx)
          : [];
    const errors =
      named.length > 0
        ? unknownOf(evidence!, found)
        : found.length > 0
          ? []
          : [nothing(filter ? 'filter' : 'evidence')];
    if (errors.length > 0) throw fieldErrors(errors);
    return found;
  }
}

const MOST_NAMED = 20;

const unknownOf = (ids: readonly string[], found: readonly Found[]): FieldError[] => {
  const known = new Set(found.map(({ signalId }) => signalId));
  return ids
    .flatMap((id, i) =>
      known.has(id.toLowerCase()) ? [] : [{ path: `evidence[${i}]`, message: `No signal ${id} is known here.` }],
    )
    .slice(0, MOST_NAMED);
};

const nothing = (path: string): FieldError => ({
  path,
  message:
    path === 'filter'
      ? 'It finds no signal; an insight rests on at least one.'
      : 'Name the signals it rests on, or a filter that finds them.',
});

function answered({ insight, asked }: { insight: Insight; asked: string }, now: string): InsightView {
  if (asked === now) return shownInsight(insight);
  throw fieldErrors([{ path: 'Idempotency-Key', message: 'This key was used to raise another insight.' }]);
}

const namesOf = ({ touchpoint, theme, filter }: RaiseInsight) => ({
  touchpoint: storedOrNull(touchpoint ?? filter?.touchpoint),
  theme: storedOrNull(theme ?? filter?.theme),
});
const storedOrNull = (name: string | undefined): string | null => (name === undefined ? null : storable(name));
