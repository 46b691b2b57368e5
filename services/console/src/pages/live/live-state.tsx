import { moment } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import type { LiveState } from './live-stream.js';

/** A dot whose shape says it too, and a word. */
export const StateOfLine = ({ state }: { state: LiveState }) => {
  const { t, lang } = useWords();
  const at = 'since' in state ? moment(lang, state.since) : '';
  const more = { paused: t('live.pausedText'), offline: t('live.offlineText'), waiting: t('live.offlineText') };
  return (
    <p role="status" className="sm row wrap g2 livestate">
      <i className={`livedot ${state.at}`} aria-hidden="true" />
      <span className="m5">{t(`live.${state.at}`, { at })}</span>
      {'since' in state && <span className="mid">{more[state.at]}</span>}
    </p>
  );
};
