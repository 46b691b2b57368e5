import type { StudyView } from '@mirrorloop/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { closeStudy } from '../../api/insight.js';
import { queries } from '../../api/queries.js';
import { Facts } from '../../parts/facts.js';
import { Sure } from '../../parts/sure.js';
import { day, number } from '../../words/format.js';
import { useCaptions } from './captions.js';
import { FieldTime } from './field-time.js';
import { Invitations } from './invitations.js';
import { Rated } from './rated.js';
import { ShareLinks } from './share-links.js';
import { StudyFrame, StudyHead } from './study-frame.js';

/** How far a wave is, what it will be able to see, and how people come to its questions. */
export const Field = () => {
  const { studyId } = useParams({ from: '/shell/studies/$studyId/field' });
  return <StudyFrame studyId={studyId}>{(study) => <Known study={study} />}</StudyFrame>;
};

const Known = ({ study }: { study: StudyView }) => {
  const { t, lang } = useCaptions();
  const may = useQuery(queries.session()).data?.may.includes('keep studies');
  const isOpen = study.status === 'open';
  const counts = {
    customers: number(lang, study.customers),
    employees: employeesOf(study, lang, t('studies.fewerThanFive')),
  };
  return (
    <>
      <StudyHead
        study={study}
        note={t('studies.openedOn', { at: day(lang, study.openedAt) })}
        finding={t(isOpen ? 'studies.field.title' : 'studies.field.closed', { ...counts, title: study.title })}
      >
        <p className="row wrap g4 sm">
          <Link className="link" to="/studies/$studyId/instrument" params={{ studyId: study.id }}>
            {t('studies.questions')}
          </Link>
          {!isOpen && (
            <Link className="link" to="/studies/$studyId/report" params={{ studyId: study.id }}>
              {t('studies.toReport')}
            </Link>
          )}
        </p>
      </StudyHead>
      {study.sides ? (
        isOpen && <p className="sm mid">{t('paired.take')}</p>
      ) : (
        <Asking study={study} may={may === true} />
      )}
      <div className="grid half">
        {!study.sides && <Power study={study} />}
        {isOpen && may && <Closing study={study} />}
      </div>
    </>
  );
};

/** How people come to its questions. */
const Asking = ({ study, may }: { study: StudyView; may: boolean }) => {
  const isOpen = study.status === 'open';
  return (
    <>
      <Invitations study={study} may={isOpen && may} />
      <Rated study={study} />
      {isOpen && may && <FieldTime study={study} />}
      {isOpen && may && <ShareLinks study={study} />}
    </>
  );
};

const employeesOf = ({ employees }: StudyView, lang: 'en' | 'de', few: string): string =>
  employees === null ? few : number(lang, employees);

/** Before anybody is asked: how many answers a group needs to find which gap. */
const Power = ({ study: { power, employees, scale } }: { study: StudyView }) => {
  const { t, lang } = useCaptions();
  const margin = number(lang, power.margin, 2);
  const soFar = employees === null ? t('studies.fewerThanFive') : number(lang, employees);
  return (
    <section className="card col g3">
      <h2>{t('studies.field.power')}</h2>
      <p className="sub">{t('studies.field.powerText', { margin, low: scale.low, high: scale.high })}</p>
      <Facts
        facts={[
          { name: t('studies.field.soFar'), value: soFar, note: t('studies.field.soFarNote') },
          {
            name: t('studies.field.toFind', { margin }),
            value: number(lang, power.toFindTheMargin),
            note: t('studies.field.aGroup'),
          },
          {
            name: t('studies.field.toAlign', { margin }),
            value: number(lang, power.toShowAligned),
            note: t('studies.field.aGroup'),
          },
        ]}
      />
    </section>
  );
};

const Closing = ({ study }: { study: StudyView }) => {
  const { t } = useCaptions();
  const client = useQueryClient();
  const close = async () => {
    await closeStudy(study.id);
    await client.invalidateQueries({ queryKey: ['studies'] });
  };
  return (
    <section className="card col g3">
      <h2>{t('studies.field.close')}</h2>
      <p className="sm mid">{t('studies.field.closeText')}</p>
      <div>
        <Sure
          label={t('studies.field.closeIt')}
          name={t('studies.field.closeIt')}
          follows={t('studies.field.follows')}
          go={close}
        />
      </div>
    </section>
  );
};
