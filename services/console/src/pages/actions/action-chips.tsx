import type { ActionState, ActionView } from '@mirrorloop/contracts';
import { Chip } from '../../parts/marks.js';
import { useWords } from '../../words/use-words.js';

/** Where an action stands: a shape and a word each. */
export const ActionChips = ({ action }: { action: ActionView }) => {
  const { t } = useWords();
  const withdrawn = action.withdrawn && (
    <Chip kind="alert" icon="alert">
      {t('action.withdrawn')}
    </Chip>
  );
  if (action.state === 'proposed')
    return (
      <>
        <Chip kind="line" icon="open">
          {t('action.proposed')}
        </Chip>
        {withdrawn}
      </>
    );
  return (
    <>
      {withdrawn}
      <Chip kind={KIND[action.state] ?? 'acc'} icon={ICON[action.state] ?? 'ok'}>
        {t(`action.${action.state}`)}
      </Chip>
      {action.stalls > 0 && action.stallsAt && (
        <Chip kind="warn" icon="wait">
          {t('action.stalled')}
        </Chip>
      )}
      {(action.state === 'committed' || action.state === 'in-progress') && <Time action={action} />}
    </>
  );
};

const KIND: Partial<Record<ActionState, string>> = {
  verified: 'good',
  refuted: 'alert',
  dropped: 'line',
  inconclusive: 'line',
};
const ICON: Partial<Record<ActionState, 'wait' | 'alert' | 'open'>> = {
  'in-progress': 'wait',
  verifying: 'wait',
  refuted: 'alert',
  dropped: 'open',
  inconclusive: 'open',
};

const Time = ({ action }: { action: ActionView }) => {
  const { t } = useWords();
  const late = action.overdue ? 'overdue' : action.due ? 'due' : 'onTime';
  const marks = { overdue: ['alert', 'alert'], due: ['warn', 'wait'], onTime: ['good', 'ok'] } as const;
  const [kind, icon] = marks[late];
  return (
    <Chip kind={kind} icon={icon}>
      {t(`action.${late}`)}
    </Chip>
  );
};
