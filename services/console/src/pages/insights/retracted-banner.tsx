import type { InsightView } from '@mirrorloop/contracts';
import { IconAlertTriangle } from '@tabler/icons-react';
import { moment } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

/** What was taken back stays to be seen, with who did it and why. */
export const RetractedBanner = ({ insight: { retracted } }: { insight: Pick<InsightView, 'retracted'> }) => {
  const { t, lang } = useWords();
  if (!retracted) return null;
  const by = retracted.by === 'platform' ? t('withdrawn.platform') : retracted.by;
  return (
    <div className="toast alert" role="status">
      <IconAlertTriangle size={18} aria-hidden="true" />
      <div>
        <p className="b">{t('retract.done', { by, at: moment(lang, retracted.at) })}</p>
        <p className="mid" dir="auto">
          {retracted.reason}
        </p>
      </div>
    </div>
  );
};
