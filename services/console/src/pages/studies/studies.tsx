import type { StudyView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { queries } from '../../api/queries.js';
import { Empty } from '../../parts/empty.js';
import { Region } from '../../parts/region.js';
import { Page } from '../../shell/page.js';
import { day, number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { CaptionsOf, useCaptions } from './captions.js';
import { Needed } from './needed.js';
import { OpenStudy } from './open-study.js';
import { StudyChip } from './study-chip.js';

/** What was asked of both populations, what is being asked, and what each still needs. */
export const Studies = () => {
  const { t } = useWords();
  const studies = useQuery(queries.studies());
  return (
    <Page crumbs={[{ text: t('nav.studies') }]}>
      <Region query={studies} what={t('what.studies')} lead>
        {({ items }) => <Known studies={items} />}
      </Region>
    </Page>
  );
};

const Known = ({ studies }: { studies: readonly StudyView[] }) => {
  const { t, lang } = useWords();
  const open = studies.filter(({ status }) => status === 'open').length;
  const total = studies.length;
  return (
    <>
      <div className="row between top g4 wrap">
        <h1 className="finding">
          {t(total === 0 ? 'studies.titleNone' : 'studies.title', {
            count: total,
            n: number(lang, total),
            open: number(lang, open),
          })}
        </h1>
        <OpenStudy />
      </div>
      <section className="card" aria-label={t('nav.studies')}>
        {total === 0 ? (
          <NoStudy />
        ) : (
          <ul className="rows">
            {studies.map((study) => (
              <Row key={study.id} study={study} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
};

const NoStudy = () => {
  const { t } = useWords();
  return (
    <Empty title={t('studies.none')}>
      <p className="sm mid">{t('studies.noneText')}</p>
      <ol className="sm mid col g1 numbered">
        {(['ask', 'both', 'close'] as const).map((step) => (
          <li key={step}>{t(`studies.how.${step}`)}</li>
        ))}
      </ol>
    </Empty>
  );
};

const Row = ({ study }: { study: StudyView }) => {
  const { t, lang } = useWords();
  const to = study.status === 'open' ? '/studies/$studyId/field' : '/studies/$studyId/report';
  const asked = { from: day(lang, study.openedAt), to: study.closedAt ? day(lang, study.closedAt) : '' };
  return (
    <li className="listrow">
      <div className="col g1">
        <div className="row wrap g2">
          <StudyChip study={study} />
          <span className="mic mut">{t(study.closedAt ? 'studies.askedFromTo' : 'studies.askedSince', asked)}</span>
        </div>
        <h2 className="title">
          <Link to={to} params={{ studyId: study.id }} dir="auto">
            {study.title}
          </Link>
        </h2>
        <Needed study={study} />
      </div>
      <CaptionsOf study={study}>
        <Counted study={study} />
      </CaptionsOf>
    </li>
  );
};

const Counted = ({ study: { customers, employees } }: { study: StudyView }) => {
  const { t, lang } = useCaptions();
  return (
    <dl className="row g5 tab counted">
      <div>
        <dt className="mic mut">{t('studies.customers')}</dt>
        <dd>{number(lang, customers)}</dd>
      </div>
      <div>
        <dt className="mic mut">{t('studies.employees')}</dt>
        <dd>{employees === null ? t('studies.fewerThanFive') : number(lang, employees)}</dd>
      </div>
    </dl>
  );
};
