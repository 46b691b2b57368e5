import { useWords } from '../words/use-words.js';
import { LinkButton } from './link-button.js';

/** No such page, or not for this reader: one page, so that it tells nothing of what exists. */
export const Unseen = () => {
  const { t } = useWords();
  return (
    <section className="card state">
      <h1 className="finding">{t('unseen.title')}</h1>
      <p className="mid">{t('unseen.text')}</p>
      <LinkButton to="/" variant="default">
        {t('unseen.go')}
      </LinkButton>
    </section>
  );
};
