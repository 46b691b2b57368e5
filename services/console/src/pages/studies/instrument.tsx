import type { StudyView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { queries } from '../../api/queries.js';
import { Region } from '../../parts/region.js';
import { Page } from '../../shell/page.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { StudyChip } from './study-chip.js';

/** What was asked, word for word, of customers and of staff. */
export const Instrument = () => {
  const { t } = useWords();
  const { studyId } = useParams({ from: '/shell/studies/$studyId/instrument' });
  const study = useQuery(queries.study(studyId));
  const crumbs = [
    { text: t('nav.studies'), to: '/studies' as const },
    { text: study.data?.title ?? t('studies.one'), to: '/studies/$studyId/field' as const, params: { studyId } },
    { text: t('studies.questions') },
  ];
  return (
    <Page crumbs={crumbs}>
      <Region query={study} what={t('what.study')} lead>
        {(data) => <Known study={data} />}
      </Region>
    </Page>
  );
};

const Known = ({ study }: { study: StudyView }) => {
  const { t, lang } = useWords();
  const { questions, scale, instrumentVersion } = study;
  return (
    <>
      <header className="col g3">
        <div className="row wrap g2">
          <StudyChip study={study} />
          <span className="sm mut">
            {t('studies.instrument', {
              version: instrumentVersion,
              low: scale.low,
              high: scale.high,
              points: scale.points,
            })}
          </span>
        </div>
        <h1 className="finding">
          {t('studies.questionsTitle', { count: questions.length, n: number(lang, questions.length) })}
        </h1>
      </header>
      <section className="card">
        <ul className="rows">
          {questions.map((question) => (
            <li key={question.id} id={question.id} className="col g1 question">
              <h2 dir="auto">{question.attribute}</h2>
              <p className="mic mut">
                {t(`studies.${question.nature}`)}
                {question.touchpoint && ` · ${question.touchpoint}`}
              </p>
              <Wordings customers={question.wording[lang]} employees={question.employeeWording[lang]} />
            </li>
          ))}
          {study.outcome && (
            <li className="col g1 question">
              <h2>{t('studies.outcome')}</h2>
              <p dir="auto">{study.outcome.wording[lang]}</p>
            </li>
          )}
          {study.importance && (
            <li className="col g1 question">
              <h2>{t('studies.importance')}</h2>
              <p className="sm mid">{t('studies.importanceText')}</p>
            </li>
          )}
          {study.openQuestion && (
            <li className="col g1 question">
              <h2>{t('studies.openQuestion')}</h2>
              <Wordings
                customers={study.openQuestion.wording[lang]}
                employees={study.openQuestion.employeeWording[lang]}
              />
            </li>
          )}
          {study.awareness && (
            <li className="col g1 question">
              <h2>{t('aware.instrument')}</h2>
              <p className="sm mid">
                {t('aware.instrumentText', { teams: study.awareness.teams.join(', ') || t('aware.noTeams') })}
              </p>
              <ul className="sm">
                {study.awareness.items.map(({ id, wording }) => (
                  <li key={id} dir="auto">
                    {wording[lang]}
                  </li>
                ))}
              </ul>
            </li>
          )}
        </ul>
      </section>
    </>
  );
};

const Wordings = ({ customers, employees }: { customers: string; employees: string }) => {
  const { t } = useWords();
  return (
    <dl className="facts wordings sm">
      <dt className="mic mut">{t('studies.toCustomers')}</dt>
      <dd dir="auto">{customers}</dd>
      <dt className="mic mut">{t('studies.toEmployees')}</dt>
      <dd dir="auto">{employees}</dd>
    </dl>
  );
};
