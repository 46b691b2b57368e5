import type { ActionView, InsightView, Stakes } from '@mirrorloop/contracts';
import type { Commitment } from '../../api/action-tracker.js';
import type { Say } from '../../words/use-words.js';
import { type DraftWay, draftWayOf, wayFrom } from './way-draft.js';

export interface DraftSide {
  amount: number | '';
  basis: string;
}

/** What a manager has typed so far; empty is allowed, since it is the tracker that says what is missing. */
export interface Draft {
  problem: string;
  ownerId: string | null;
  /** YYYY-MM-DD: it falls due at 18:00 in the owner's time zone. */
  deadline: string;
  notActing: DraftSide;
  acting: DraftSide;
  unit: string;
  metric: string;
  population: string;
  smallestEffect: number | '';
  effectUnit: string;
  lagDays: number | '';
  way: DraftWay;
}

const sideOf = (side: Stakes['acting'] | undefined): DraftSide => ({
  amount: side?.amount ?? '',
  basis: side?.basis ?? '',
});

/** Proposed from the evidence; the smallest effect worth having is left to whoever commits. */
export function draftOf(
  action: ActionView,
  insight: Pick<InsightView, 'statement' | 'theme' | 'touchpoint'> | undefined,
  proposal: Proposal,
): Draft {
  const measure = action.successMeasure;
  return {
    problem: action.problem ?? insight?.statement ?? '',
    ownerId: action.owner?.id ?? null,
    deadline: action.deadline?.slice(0, 10) ?? '',
    notActing: sideOf(action.stakes?.notActing),
    acting: sideOf(action.stakes?.acting),
    unit: action.stakes?.notActing.unit ?? proposal.unit,
    metric: measure?.metric ?? proposal.metric,
    population: measure?.population ?? proposal.population,
    smallestEffect: measure?.smallestEffect ?? '',
    effectUnit: measure?.unit ?? proposal.effectUnit,
    lagDays: measure?.lagDays ?? 14,
    way: draftWayOf(action),
  };
}

/** Words the dialog offers where the platform can name them from the evidence. */
export interface Proposal {
  unit: string;
  metric: string;
  population: string;
  effectUnit: string;
}

export function proposalOf(t: Say, insight: InsightView | undefined): Proposal {
  const currency = insight?.size.valueAYear?.currency ?? 'EUR';
  const named = insight?.theme && insight.touchpoint;
  return {
    unit: `${currency} a week`,
    metric: named ? t('make.proposed.metric', { theme: insight.theme, touchpoint: insight.touchpoint }) : '',
    population: named ? t('make.proposed.population', { touchpoint: insight.touchpoint }) : '',
    effectUnit: named ? t('make.proposed.unit') : '',
  };
}

/** What is empty is left out, so that the tracker names it; an amount left as computed keeps its interval. */
export function commitmentOf(draft: Draft, base: Pick<ActionView, 'stakes' | 'domain'>, version: number): Commitment {
  const { stakes, domain } = base;
  return {
    version,
    problem: filled(draft.problem),
    ownerId: filled(draft.ownerId),
    ...wayFrom(draft.way, domain),
    deadline: filled(draft.deadline),
    stakes: whole({
      acting: sideFrom(draft.acting, draft.unit, stakes?.acting),
      notActing: sideFrom(draft.notActing, draft.unit, stakes?.notActing),
    }),
    successMeasure: whole({
      metric: filled(draft.metric),
      population: filled(draft.population),
      smallestEffect: filled(draft.smallestEffect),
      unit: filled(draft.effectUnit),
      lagDays: filled(draft.lagDays),
    }),
  };
}

const filled = <T>(value: T | '' | null): T | undefined =>
  value === '' || value === null || (typeof value === 'string' && !value.trim()) ? undefined : value;

/** A group of fields with nothing in it at all is missing as a whole. */
const whole = <T extends object>(group: T): T | undefined =>
  Object.values(group).some((value) => value !== undefined) ? group : undefined;

function sideFrom(side: DraftSide, unit: string, computed: Stakes['acting'] | undefined) {
  if (side.amount === '' && !side.basis.trim()) return undefined;
  const untouched = computed && computed.amount === side.amount;
  return {
    amount: filled(side.amount),
    low: untouched ? computed.low : null,
    high: untouched ? computed.high : null,
    unit: filled(unit),
    basis: filled(side.basis),
  };
}
