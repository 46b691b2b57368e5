import { groupBy } from '../group-by.js';

/** Something that happened to an insight or an action, as one event told it. */
export interface Step {
  readonly of: 'insight' | 'action';
  readonly id: string;
  readonly step: string;
  readonly at: Date;
  /** The version of the insight or action after the step. */
  readonly sequence: number;
  readonly title: string;
  readonly correlationId: string;
}

/** What the evidence amounts to. Ids and times only: customers' words stay where they are needed. */
export interface SignalsSeen {
  readonly total: number;
  /** The earliest ones, at most a hundred. */
  readonly ids: readonly string[];
  readonly first: { readonly id: string; readonly occurredAt: Date; readonly recordedAt: Date } | null;
  readonly last: { readonly id: string; readonly occurredAt: Date; readonly recordedAt: Date } | null;
}

export interface TracedStep {
  readonly step: string;
  readonly of: string;
  readonly id: string;
  readonly at: string;
  /** Milliseconds since the step before; null for the first. */
  readonly afterMs: number | null;
}

/** The way between signals, insights and actions, the same from wherever one asks. */
export interface Trace {
  readonly kind: string;
  readonly id: string;
  readonly signals: { total: number; first: string | null; last: string | null; ids: string[] };
  readonly insights: { id: string; title: string; at: string }[];
  readonly actions: { id: string; title: string; state: string; at: string }[];
  readonly steps: TracedStep[];
  readonly correlationId: string | null;
}

const STATES: Record<string, string> = { 'fell due': 'due', 'fell overdue': 'overdue' };

export function traceOf(kind: string, id: string, signals: SignalsSeen, steps: readonly Step[]): Trace {
  const told = (of: Step['of']) => [
    ...groupBy(
      steps.filter((step) => step.of === of),
      ({ id }) => id,
    ).values(),
  ];
  return {
    kind,
    id,
    signals: {
      total: signals.total,
      first: signals.first?.occurredAt.toISOString() ?? null,
      last: signals.last?.occurredAt.toISOString() ?? null,
      ids: [...signals.ids],
    },
    insights: byTime(told('insight').map(summary)).map(({ id, title, at }) => ({ id, title, at })),
    actions: byTime(told('action').map(summary)),
    steps: withWaits([...signalSteps(signals), ...steps]),
    correlationId: (steps.find(({ of }) => of === 'insight') ?? steps[0])?.correlationId ?? null,
  };
}

/** Title and state as of the latest version, whatever came in last; the time is when it began. */
function summary(steps: readonly Step[]): { id: string; title: string; state: string; at: string } {
  const latest = steps.reduce((a, b) => (isLater(b, a) ? b : a));
  const began = Math.min(...steps.map(({ at }) => at.getTime()));
  return {
    id: latest.id,
    title: latest.title,
    state: STATES[latest.step] ?? latest.step,
    at: new Date(began).toISOString(),
  };
}

const isLater = (a: Step, b: Step): boolean =>
  a.sequence === b.sequence ? a.at.getTime() > b.at.getTime() : a.sequence > b.sequence;

type Moment = {
  readonly of: string;
  readonly id: string;
  readonly step: string;
  readonly at: Date;
  readonly sequence: number;
};

/** An insight may rest on thousands of signals: the first and the last of them stand for all. */
function signalSteps({ first, last }: SignalsSeen): Moment[] {
  const ends = first && last && first.id !== last.id ? [first, last] : first ? [first] : [];
  return ends.flatMap(({ id, occurredAt, recordedAt }) => [
    { of: 'signal', id, step: 'occurred', at: occurredAt, sequence: 0 },
    { of: 'signal', id, step: 'recorded', at: recordedAt, sequence: 1 },
  ]);
}

const RANK = ['signal', 'insight', 'action'];

function withWaits(moments: readonly Moment[]): TracedStep[] {
  const sorted = moments.toSorted(
    (a, b) =>
      a.at.getTime() - b.at.getTime() ||
      RANK.indexOf(a.of) - RANK.indexOf(b.of) ||
      a.sequence - b.sequence ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
  return sorted.map(({ of, id, step, at }, i) => ({
    step,
    of,
    id,
    at: at.toISOString(),
    afterMs: i === 0 ? null : at.getTime() - sorted[i - 1]!.at.getTime(),
  }));
}

const byTime = <T extends { at: string; id: string }>(things: T[]): T[] =>
  things.sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1));
