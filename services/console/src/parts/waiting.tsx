import { useWords } from '../words/use-words.js';
import { useAfter } from './use-after.js';

/** The shape of what comes after 300 ms, words for it after 2 s: a quick answer shows nothing first. `lead`: the page's first region, which gives it its heading. */
export const Waiting = ({ what, lead = false }: { what: string; lead?: boolean }) => {
  const shape = useAfter(300);
  const words = useAfter(2_000);
  const { t } = useWords();
  return (
    <div className="state" role="status" aria-busy="true">
      {lead && <h1 className="vh">{t('state.loading', { what })}</h1>}
      {shape && ['70%', '92%', '54%'].map((width) => <div key={width} className="bone" style={{ width }} />)}
      {words && <p className="sm mut">{t('state.loading', { what })}</p>}
    </div>
  );
};
