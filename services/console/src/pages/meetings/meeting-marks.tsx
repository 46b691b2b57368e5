import type { ItemDecision, MeetingItemView, MeetingState } from '@mirrorloop/contracts';
import { Chip, type Mark } from '../../parts/marks.js';
import { useWords } from '../../words/use-words.js';

const STATES: Readonly<Record<MeetingState, readonly [string, Mark]>> = {
  planned: ['line', 'open'],
  running: ['warn', 'wait'],
  closed: ['good', 'ok'],
  cancelled: ['line', 'minus'],
};
export const StateChip = ({ state }: { state: MeetingState }) => {
  const { t } = useWords();
  const [kind, icon] = STATES[state];
  return (
    <Chip kind={kind} icon={icon}>
      {t(`meetings.state.${state}`)}
    </Chip>
  );
};

const DECISIONS: Readonly<Record<ItemDecision, readonly [string, Mark]>> = {
  open: ['line', 'open'],
  agreed: ['acc', 'ok'],
  committed: ['good', 'ok'],
  dropped: ['line', 'minus'],
  deferred: ['line', 'wait'],
  noted: ['line', 'ok'],
};
/** An agreed item that lacks something says so by another shape. */
export const DecisionChip = ({ item: { decision, missing } }: { item: MeetingItemView }) => {
  const { t } = useWords();
  const [kind, icon] = missing.length > 0 ? (['alert', 'alert'] as const) : DECISIONS[decision];
  return (
    <Chip kind={kind} icon={icon}>
      {t(`meetings.decision.${decision}`)}
    </Chip>
  );
};
