import type { InsightDetail } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { queries } from '../../api/queries.js';
import { LoopChain } from '../../parts/loop-chain.js';
import { Region } from '../../parts/region.js';
import { SeriesBand } from '../../parts/series-band.js';
import { TraceCard } from '../../parts/trace-card.js';
import { Page } from '../../shell/page.js';
import { insightFinding } from '../../words/finding.js';
import { moment } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { MakeAction } from '../actions/make-action.js';
import { CustomersWords } from './customers-words.js';
import { DoesNotSay } from './does-not-say.js';
import { HowLarge } from './how-large.js';
import { RestsOnStudy } from './rests-on-study.js';
import { InsightChips } from './insight-chips.js';
import { Retract } from './retract.js';
import { RetractedBanner } from './retracted-banner.js';

/** What happens, how sure, how large, and who takes it? */
export const Insight = () => {
  const { t } = useWords();
  const { insightId } = useParams({ from: '/shell/insights/$insightId' });
  const insight = useQuery(queries.insight(insightId));
  const crumbs = [
    { text: t('nav.insights'), to: '/insights' as const },
    { text: insight.data?.title ?? t('insight.one') },
  ];
  return (
    <Page crumbs={crumbs}>
      <Region query={insight} what={t('what.insight')} lead>
        {(data) => <Known insight={data} />}
      </Region>
    </Page>
  );
};

const Known = ({ insight }: { insight: InsightDetail }) => {
  const action = useQuery(queries.actionOf(insight.id)).data;
  const trace = useQuery(queries.trace('insight', insight.id));
  const [making, setMaking] = useMaking(insight.id);
  return (
    <>
      <Head insight={insight} action={action} trace={trace.data} />
      <div className="grid two evidence-first">
        <div className="col g5">
          {insight.series.length > 0 && (
            <section className="card">
              <SeriesBand insight={insight} />
            </section>
          )}
          {insight.study ? <RestsOnStudy study={insight.study} /> : <CustomersWords insight={insight} />}
        </div>
        <div className="col g4">
          <HowLarge insight={insight} action={action} make={() => setMaking(true)} />
          <DoesNotSay insight={insight} />
          <TraceCard trace={trace} />
          <Retract insight={insight} />
        </div>
      </div>
      {action && <MakeAction action={action} insight={insight} opened={making} close={() => setMaking(false)} />}
    </>
  );
};

/** The open panel lives in the address, so that a link opens the same. */
function useMaking(insightId: string) {
  const { make } = useSearch({ from: '/shell/insights/$insightId' });
  const navigate = useNavigate();
  const set = (open: boolean) =>
    void navigate({
      to: '/insights/$insightId',
      params: { insightId },
      search: open ? { make: true } : {},
      resetScroll: false,
    });
  return [make === true, set] as const;
}

interface HeadProps extends Pick<Parameters<typeof LoopChain>[0], 'action' | 'trace'> {
  insight: InsightDetail;
}

const Head = ({ insight, action, trace }: HeadProps) => {
  const { t, lang } = useWords();
  const finding = insightFinding(t, lang, insight);
  const raised = t(insight.revisedAt ? 'insight.raisedRevised' : 'insight.raised', {
    at: moment(lang, insight.raisedAt),
    revised: insight.revisedAt ? moment(lang, insight.revisedAt) : '',
    by: insight.raisedBy === 'platform' ? t('by.platform') : insight.raisedBy,
  });
  return (
    <header className="col g3">
      <div className="row wrap g2">
        <InsightChips insight={insight} action={action} />
        <span className="sm mut">{raised}</span>
      </div>
      <h1 className="finding" dir="auto">
        {finding.text}
      </h1>
      <RetractedBanner insight={insight} />
      <LoopChain insight={insight} action={action} trace={trace} at="insight" />
    </header>
  );
};
