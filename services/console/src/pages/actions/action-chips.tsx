import type { ActionView } from '@mirrorloop/contracts';
import { Chip } from '../../parts/marks.js';
import { useWords } from '../../words/use-words.js';

/** Where an action stands: a shape and a word each. */
export const ActionChips = ({ action }: { action: ActionView }) => {
  const { t } = useWords();
  if (action.state === 'proposed')
    return (
      <Chip kind="line" icon="open">
        {t('action.proposed')}
      </Chip>
    );
  return (
    <>
      <Chip kind="acc" icon="ok">
        {t('action.committed')}
      </Chip>
      {action.overdue && (
        <Chip kind="alert" icon="alert">
          {t('action.overdue')}
        </Chip>
      )}
      {!action.overdue && action.due && (
        <Chip kind="warn" icon="wait">
          {t('action.due')}
        </Chip>
      )}
      {!action.overdue && !action.due && (
        <Chip kind="good" icon="ok">
          {t('action.onTime')}
        </Chip>
      )}
    </>
  );
};
