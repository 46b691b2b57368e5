import type { StudyReport, StudyView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { queries } from '../../api/queries.js';
import { asRefusal } from '../../api/refusal.js';
import { Empty } from '../../parts/empty.js';
import { Region } from '../../parts/region.js';
import { Page } from '../../shell/page.js';
import { useWords } from '../../words/use-words.js';
import { Awareness } from './awareness.js';
import { CaptionsOf } from './captions.js';
import { Breadth } from './breadth.js';
import { Units } from './units.js';
import { SinceBefore } from './since-before.js';
import { TableStakes } from './table-stakes.js';
import { DerivedMirror } from './derived-mirror.js';
import { DriverMirror } from './driver-mirror.js';
import { GapChart } from './gap-chart.js';
import { HeatTable } from './heat-table.js';
import { Indices } from './indices.js';
import { PlainWords } from './plain-words.js';
import { Quadrant } from './quadrant.js';
import { WordsMirror } from './words-mirror.js';
import { WhoKnowsWhy } from './who-knows-why.js';
import { ReportHead } from './report-head.js';

/** Where do we see ourselves wrongly, who does, and does it matter? */
export const Report = () => {
  const { t } = useWords();
  const { studyId } = useParams({ from: '/shell/studies/$studyId/report' });
  const study = useQuery(queries.study(studyId));
  const report = useQuery(queries.studyReport(studyId));
  const crumbs = [
    { text: t('nav.studies'), to: '/studies' as const },
    { text: study.data?.title ?? t('studies.one'), to: '/studies/$studyId/field' as const, params: { studyId } },
    { text: t('studies.report') },
  ];
  const stillOpen = report.isError && asRefusal(report.error).status === 409;
  return (
    <Page crumbs={crumbs}>
      {stillOpen ? (
        <Region query={study} what={t('what.study')} lead>
          {(data) => <NotYet study={data} />}
        </Region>
      ) : (
        <Region query={report} what={t('what.mirror')} lead>
          {(data) => <Known report={data} />}
        </Region>
      )}
    </Page>
  );
};

/** While answers come there is no report: figures before and after one answer would tell it. */
const NotYet = ({ study }: { study: StudyView }) => {
  const { t } = useWords();
  return (
    <>
      <h1 className="finding">{t('studies.notYet')}</h1>
      <section className="card">
        <Empty title={study.title}>
          <p className="sm mid">{t('studies.notYetText')}</p>
          <Link className="link sm" to="/studies/$studyId/field" params={{ studyId: study.id }}>
            {t('studies.toField')}
          </Link>
        </Empty>
      </section>
    </>
  );
};

const Known = ({ report }: { report: StudyReport }) => (
  <CaptionsOf study={report.study}>
    <ReportHead report={report} />
    <section className="card">
      <GapChart report={report} />
    </section>
    <HeatTable report={report} />
    <div className={report.drivers.r2 === null ? 'grid mirrors' : 'grid half mirrors'}>
      <section className="card">
        <DriverMirror report={report} />
        <WhoKnowsWhy report={report} />
        <DerivedMirror report={report} />
        <TableStakes report={report} />
      </section>
      <Quadrant report={report} />
    </div>
    <WordsMirror report={report} />
    <Awareness report={report} />
    <Indices report={report} />
    <PlainWords report={report} />
    <SinceBefore report={report} />
    <Units report={report} />
    <Breadth report={report} />
  </CaptionsOf>
);
