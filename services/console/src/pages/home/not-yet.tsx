import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries.js';
import { useWords } from '../../words/use-words.js';

/** What we can't say is content: it has a place, and each line says what would change it. */
export const NotYet = () => {
  const { t } = useWords();
  const { data: report } = useQuery(queries.latestReport());
  return (
    <section className="card tight col g2 clear">
      <h2>{t('home.notYet')}</h2>
      <ul className="col sm mid g2">
        {['asks', ...(report ? [] : ['mirror']), 'outcome'].map((what) => (
          <li key={what}>{t(`home.notYet.${what}`)}</li>
        ))}
      </ul>
    </section>
  );
};
