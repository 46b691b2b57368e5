import type { AnalysedSignal, SignalView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { queries } from '../../api/queries.js';
import { Facts, type Fact } from '../../parts/facts.js';
import { MaskedValue } from '../../parts/masked-value.js';
import { Region } from '../../parts/region.js';
import { SentimentChip } from '../../parts/signal-row.js';
import { TraceCard } from '../../parts/trace-card.js';
import { Words } from '../../parts/words.js';
import { Page } from '../../shell/page.js';
import { moment, number } from '../../words/format.js';
import { useWords, type Say } from '../../words/use-words.js';

/** One signal: its words, where it came from, what was read in it, and what it led to. */
export const Signal = () => {
  const { t } = useWords();
  const { signalId } = useParams({ from: '/shell/signals/$signalId' });
  const signal = useQuery(queries.signal(signalId));
  const crumbs = [
    { text: t('nav.signals'), to: '/signals' as const },
    { text: signal.data ? t(`channel.${signal.data.channel}`) : t('signal.one') },
  ];
  return (
    <Page crumbs={crumbs}>
      <Region query={signal} what={t('what.signal')} lead>
        {(data) => <Known signal={data} />}
      </Region>
    </Page>
  );
};

const Known = ({ signal }: { signal: SignalView }) => {
  const { t, lang } = useWords();
  const trace = useQuery(queries.trace('signal', signal.id));
  return (
    <>
      <h1 className="finding">
        {t('signal.title', {
          channel: t(`channel.${signal.channel}`),
          at: moment(lang, signal.occurredAt),
          touchpoint: signal.touchpoint,
        })}
      </h1>
      <div className="grid two">
        <div className="col g5">
          <section className="card col g3">
            <h2>{t('signal.words')}</h2>
            <Read signal={signal} />
          </section>
          <section className="card col g3">
            <h2>{t('signal.ledTo')}</h2>
            <Region query={trace} what={t('what.trace')} soon={t('trace.soon')}>
              {(data) => <LedTo insights={data.insights} actions={data.actions} />}
            </Region>
          </section>
        </div>
        <div className="col g4">
          <section className="card tight col g3">
            <h2>{t('signal.from')}</h2>
            <Facts facts={factsOf(t, signal, lang)} />
          </section>
          <TraceCard trace={trace} />
        </div>
      </div>
    </>
  );
};

const Read = ({ signal }: { signal: SignalView }) => {
  const { t } = useWords();
  const analysis = useQuery(queries.analysis(signal.id));
  const plain = signal.text ? (
    <Words text={signal.text} spans={analysis.data?.spans ?? []} />
  ) : signal.masked ? (
    <MaskedValue what="words" />
  ) : (
    <p className="mid">{t('signal.noWords')}</p>
  );
  return (
    <>
      {plain}
      <Region query={analysis} what={t('what.analysis')} soon={t('signal.soon')}>
        {(read) => <Reading analysis={read} />}
      </Region>
    </>
  );
};

const Reading = ({ analysis }: { analysis: AnalysedSignal }) => {
  const { t, lang } = useWords();
  return (
    <p className="row wrap mic mut meta">
      <SentimentChip sentiment={analysis.sentiment} />
      {analysis.themes.length > 0 && <span>{analysis.themes.join(', ')}</span>}
      {analysis.sentiment && (
        <span>{t('signal.sure', { share: number(lang, analysis.sentiment.confidence * 100) })}</span>
      )}
      <span>{t('signal.analyser', { analyser: analysis.analyser })}</span>
    </p>
  );
};

const LedTo = ({
  insights,
  actions,
}: {
  insights: { id: string; title: string }[];
  actions: { id: string; title: string; state: string }[];
}) => {
  const { t } = useWords();
  if (insights.length + actions.length === 0) return <p className="sm mid">{t('signal.ledNowhere')}</p>;
  return (
    <ul className="rows sm">
      {insights.map(({ id, title }) => (
        <li key={id}>
          {t('chain.insight')}:{' '}
          <Link className="link" to="/insights/$insightId" params={{ insightId: id }}>
            {title}
          </Link>
        </li>
      ))}
      {actions.map(({ id, title, state }) => (
        <li key={id}>
          {t('chain.action')}:{' '}
          <Link className="link" to="/actions/$actionId" params={{ actionId: id }}>
            {title}
          </Link>{' '}
          <span className="mut">{t(`state.of.${state}`, { defaultValue: state })}</span>
        </li>
      ))}
    </ul>
  );
};

const factsOf = (t: Say, signal: SignalView, lang: 'en' | 'de'): Fact[] => [
  { name: t('signal.source'), value: signal.source },
  {
    name: t('signal.channel'),
    value: t(`channel.${signal.channel}`),
    note: signal.channelAsSaid ? t('signal.asSaid', { said: signal.channelAsSaid }) : undefined,
  },
  { name: t('filter.touchpoint'), value: signal.touchpoint },
  ...(signal.rating ? [{ name: t('signal.rating'), value: t('signal.rated', signal.rating) }] : []),
  ...(signal.store ? [{ name: t('signal.store'), value: signal.store }] : []),
  {
    name: t('signal.customer'),
    value: signal.customerId ? t('signal.known') : t('signal.anonymous'),
    note: signal.customerId?.slice(0, 8),
  },
  { name: t('signal.recorded'), value: moment(lang, signal.recordedAt) },
];
