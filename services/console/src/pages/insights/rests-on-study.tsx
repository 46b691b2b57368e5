import type { InsightView } from '@mirrorloop/contracts';
import { Link } from '@tanstack/react-router';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

/** A perception gap rests on answers, which lead to nobody: the way goes to the report instead of to signals. */
export const RestsOnStudy = ({ study: { studyId, wave } }: { study: NonNullable<InsightView['study']> }) => {
  const { t, lang } = useWords();
  return (
    <section className="card col g2">
      <h2>{t('insight.study')}</h2>
      <p className="sm mid">{t('insight.studyText', { wave: number(lang, wave) })}</p>
      <p className="sm">
        <Link className="link" to="/studies/$studyId/report" params={{ studyId }}>
          {t('insight.studyGo')}
        </Link>
      </p>
    </section>
  );
};
