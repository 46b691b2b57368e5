import type { StudyRatings, StudyView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries.js';
import { Facts } from '../../parts/facts.js';
import { Region } from '../../parts/region.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

/** Which ratings among the signals stand for customers' answers, where the study says so. */
export const Rated = ({ study }: { study: StudyView }) => {
  const { t } = useWords();
  const ratings = useQuery({ ...queries.studyRatings(study.id), enabled: study.ratings.length > 0 });
  if (study.ratings.length === 0) return null;
  return (
    <section className="card col g3">
      <div>
        <h2>{t('studies.rated.title')}</h2>
        <p className="sub">{t('studies.rated.sub')}</p>
      </div>
      <Region query={ratings} what={t('what.study')}>
        {({ items }) => <Counts study={study} items={items} />}
      </Region>
    </section>
  );
};

const Counts = ({ study, items }: { study: StudyView; items: readonly StudyRatings[] }) => {
  const { t, lang } = useWords();
  const nameOf = (id: string) =>
    study.questions.find((question) => question.id === id)?.attribute ?? t('studies.outcome');
  return (
    <Facts
      facts={items.map(({ question, touchpoint, source, fitting, other }) => ({
        name: `${nameOf(question)} · ${touchpoint}${source ? ` · ${source}` : ''}`,
        value: t('studies.rated.n', { count: fitting, n: number(lang, fitting) }),
        note: other > 0 ? t('studies.rated.other', { count: other, n: number(lang, other) }) : undefined,
      }))}
    />
  );
};
