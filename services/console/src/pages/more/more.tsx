import { Link } from '@tanstack/react-router';
import { Page } from '../../shell/page.js';
import { places, tabs } from '../../shell/places.js';
import { useWords } from '../../words/use-words.js';

/** On a phone: the places that have no tab of their own. */
export const More = () => {
  const { t } = useWords();
  return (
    <Page crumbs={[{ text: t('nav.more') }]}>
      <h1 className="finding">{t('more.title')}</h1>
      <section className="card" aria-label={t('nav.more')}>
        <ul className="rows">
          {places
            .filter((place) => !tabs.some(({ name }) => name === place.name))
            .map(({ name, to, Icon }) => (
              <li key={name}>
                <Link className="link row g2" to={to}>
                  <Icon size={18} stroke={1.6} aria-hidden="true" /> {t(`nav.${name}`)}
                </Link>
              </li>
            ))}
        </ul>
      </section>
    </Page>
  );
};
