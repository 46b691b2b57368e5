import type { ActionView, InsightView } from '@mirrorloop/contracts';
import { Chip } from '../../parts/marks.js';
import { useWords } from '../../words/use-words.js';
import { isPromised } from '../actions/action-states.js';

/** What kind it is, and whether somebody owns it. */
export const InsightChips = ({
  insight,
  action,
}: {
  insight: Pick<InsightView, 'kind' | 'retracted'>;
  action: ActionView | null | undefined;
}) => {
  const { t } = useWords();
  return (
    <>
      {insight.kind === 'surge' ? (
        <Chip kind="alert" icon="alert">
          {t('kind.surge')}
        </Chip>
      ) : (
        <Chip kind="line">{t(`kind.${insight.kind}`, { defaultValue: insight.kind })}</Chip>
      )}
      {insight.retracted && (
        <Chip kind="warn" icon="minus">
          {t('retract.chip')}
        </Chip>
      )}
      {action && isPromised(action) ? (
        <Chip kind="good" icon="ok">
          {t('insight.owned')}
        </Chip>
      ) : (
        <Chip kind="line" icon="open">
          {t('insight.unowned')}
        </Chip>
      )}
    </>
  );
};
