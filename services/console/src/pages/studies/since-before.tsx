import type { StudyReport } from '@mirrorloop/contracts';
import { Link } from '@tanstack/react-router';
import { number, signed } from '../../words/format.js';
import { useCaptions } from './captions.js';

/** What changed since the wave before; what can't be compared is named, with what differs. */
export const SinceBefore = ({ report: { waves } }: { report: StudyReport }) => {
  const { t, lang } = useCaptions();
  if (!waves) return null;
  const { against, refused, groups } = waves;
  const changes = groups.flatMap(({ cells }) => cells).filter(({ changed }) => changed);
  const index = groups.find(({ by }) => by === 'everybody')?.index;
  return (
    <section className="card col g3" aria-labelledby="since">
      <div>
        <h2 id="since">{t('studies.since.title', { n: number(lang, against.wave) })}</h2>
        <p className="sub">
          <Link className="link" to="/studies/$studyId/report" params={{ studyId: against.studyId }}>
            {t('studies.since.before')}
          </Link>
        </p>
      </div>
      {index && (
        <p className="sm tab">
          {t('studies.since.index', {
            change: signed(lang, index.change, 0),
            low: signed(lang, index.low, 0),
            high: signed(lang, index.high, 0),
          })}
        </p>
      )}
      {groups.length > 0 && changes.length === 0 && <p className="sm mid">{t('studies.since.none')}</p>}
      <ul className="rows">
        {changes.map(({ sentence }) => (
          <li key={sentence.en} className="ser">
            {sentence[lang]}
          </li>
        ))}
      </ul>
      {refused.length > 0 && (
        <div className="col g1 sm mid">
          <p>{t('studies.since.refused')}</p>
          <ul lang="en">
            {refused.map(({ path, message }) => (
              <li key={path}>
                <code>{path}</code>: {message}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
};
