import type { StudyView } from '@mirrorloop/contracts';
import { useParams } from '@tanstack/react-router';
import { number } from '../../words/format.js';
import { useCaptions } from './captions.js';
import { StudyFrame, StudyHead } from './study-frame.js';

/** What was asked, word for word, of customers and of staff. */
export const Instrument = () => {
  const { t } = useCaptions();
  const { studyId } = useParams({ from: '/shell/studies/$studyId/instrument' });
  return (
    <StudyFrame studyId={studyId} below={t('studies.questions')}>
      {(study) => <Known study={study} />}
    </StudyFrame>
  );
};

const Known = ({ study }: { study: StudyView }) => {
  const { t, lang } = useCaptions();
  const { questions, scale, instrumentVersion } = study;
  const { low, high, points } = scale;
  return (
    <>
      <StudyHead
        study={study}
        note={t('studies.instrument', { version: instrumentVersion, low, high, points })}
        finding={t('studies.questionsTitle', { count: questions.length, n: number(lang, questions.length) })}
      />
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
  const { t } = useCaptions();
  return (
    <dl className="facts wordings sm">
      <dt className="mic mut">{t('studies.toCustomers')}</dt>
      <dd dir="auto">{customers}</dd>
      <dt className="mic mut">{t('studies.toEmployees')}</dt>
      <dd dir="auto">{employees}</dd>
    </dl>
  );
};
