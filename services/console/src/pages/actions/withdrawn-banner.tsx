import type { ActionView } from '@mirrorloop/contracts';
import { IconAlertTriangle } from '@tabler/icons-react';
import { moment } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { isVoid } from './work.js';

/** What the action answers was taken back: said once, with the reason, until somebody decides what becomes of it. */
export const WithdrawnBanner = ({ action }: { action: ActionView }) => {
  const { t, lang } = useWords();
  const { withdrawn } = action;
  if (!withdrawn) return null;
  const said = {
    by: withdrawn.by === 'platform' ? t('withdrawn.platform') : withdrawn.by,
    at: moment(lang, withdrawn.at),
  };
  return (
    <div className="toast alert" role="status">
      <IconAlertTriangle size={18} aria-hidden="true" />
      <div>
        <p className="b">{t('withdrawn.title', said)}</p>
        <p className="mid" dir="auto">
          {withdrawn.reason}
        </p>
        <p className="mid">{t(isVoid(action) ? 'withdrawn.void' : 'withdrawn.then')}</p>
      </div>
    </div>
  );
};
