import type { ActionView, ItemDecision, MeetingItemView, Stakes, SuccessMeasure, Way } from '@mirrorloop/contracts';
import type { SaidOfItem } from '../../api/meetings.js';
import { commitmentOf, type Draft, draftOf, type Proposal } from '../actions/draft.js';
import { type DraftWay, draftWayOf } from '../actions/way-draft.js';

/** What is typed about an item. */
export interface Typed {
  decision: ItemDecision;
  reason: string;
  note: string;
  draft: Draft;
}

type Insight = Parameters<typeof draftOf>[1];

/** What was taken down, else what the evidence proposes. */
export const typedOf = (item: MeetingItemView, insight: Insight, proposal: Proposal): Typed => ({
  decision: item.decision,
  reason: item.reason ?? '',
  note: item.note ?? '',
  draft: item.draft
    ? draftFrom(item.draft, item.action, proposal)
    : { ...draftOf(item.action, insight, proposal), ...(item.action.state === 'proposed' ? {} : { deadline: '' }) },
});

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A draft as it was taken down; what was left empty there is empty here. */
function draftFrom(said: Record<string, unknown>, action: ActionView, proposal: Proposal): Draft {
  const begun = draftOf({ ...action, successMeasure: null }, undefined, proposal);
  const stakes = (said['stakes'] ?? {}) as Partial<Record<keyof Stakes, Partial<Stakes['acting']>>>;
  const measure = (said['successMeasure'] ?? {}) as Partial<SuccessMeasure>;
  const side = (of: keyof Stakes) => ({ amount: stakes[of]?.amount ?? ('' as const), basis: text(stakes[of]?.basis) });
  return {
    problem: text(said['problem']),
    ownerId: text(said['ownerId']) || null,
    deadline: text(said['deadline']).slice(0, 10),
    notActing: side('notActing'),
    acting: side('acting'),
    unit: stakes.notActing?.unit ?? stakes.acting?.unit ?? begun.unit,
    metric: text(measure.metric),
    population: text(measure.population),
    smallestEffect: measure.smallestEffect ?? '',
    effectUnit: text(measure.unit),
    lagDays: measure.lagDays ?? '',
    way: wayFromSaid(said, action),
  };
}

/** Whatever another program took down as a way, a form can be drawn. */
function wayFromSaid(said: Record<string, unknown>, { domain: set }: ActionView): DraftWay {
  const domain = {
    domain: (said['domain'] ?? set.domain) as ActionView['domain']['domain'],
    reason: text(said['domainReason']) || set.reason,
    by: null,
  };
  try {
    const playbookId = text(said['playbookId']) || null;
    return { ...draftWayOf({ domain, way: (said['way'] ?? null) as Way | null }), playbookId };
  } catch {
    return draftWayOf({ domain: set, way: null });
  }
}

export const commitFrom = (draft: Draft, action: ActionView): object => {
  const { version: _, ...said } = commitmentOf(draft, action, action.version);
  return said;
};

/** What is sent of it; the draft goes along with what is agreed alone. */
export const saidOf = ({ decision, reason, note, draft }: Typed, item: MeetingItemView): SaidOfItem => ({
  version: item.version,
  decision,
  reason: reason.trim() || undefined,
  note: note.trim() || null,
  draft: decision === 'agreed' ? commitFrom(draft, item.action) : undefined,
});

/** Two that say the same are the same, whatever version they were begun from. */
export const sameSaid = (a: SaidOfItem, b: SaidOfItem): boolean =>
  JSON.stringify({ ...a, version: 0 }) === JSON.stringify({ ...b, version: 0 });

/** Dropping can't be taken back, so that it waits for its own button; putting off waits for its reason. */
export const canBeTakenDown = ({ decision, reason }: Typed): boolean =>
  decision !== 'dropped' && (decision !== 'deferred' || reason.trim() !== '');

/** The action has changed by it: only the note can be written on. */
export const isFinal = ({ decision }: MeetingItemView): boolean => decision === 'committed' || decision === 'dropped';
