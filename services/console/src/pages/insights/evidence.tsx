import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { readEvidence } from '../../api/insight.js';
import { queries } from '../../api/queries.js';
import { asRefusal } from '../../api/refusal.js';
import { Failure } from '../../parts/failure.js';
import { More } from '../../parts/more.js';
import { NewItemsBar } from '../../parts/new-items-bar.js';
import { SignalRow } from '../../parts/signal-row.js';
import { useStillList } from '../../parts/still-list.js';
import { Unseen } from '../../parts/unseen.js';
import { Waiting } from '../../parts/waiting.js';
import { WordsKey } from '../../parts/words.js';
import { ListAsFile } from '../../parts/list-as-file.js';
import { Page } from '../../shell/page.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

/** Every signal an insight rests on. */
export const Evidence = () => {
  const { t } = useWords();
  const { insightId } = useParams({ from: '/shell/insights/$insightId/evidence' });
  const insight = useQuery(queries.insight(insightId));
  const name = insight.data?.title ?? t('insight.one');
  const crumbs = [
    { text: t('nav.insights'), to: '/insights' as const },
    { text: name, to: '/insights/$insightId' as const, params: { insightId } },
    { text: t('evidence.crumb') },
  ];
  return (
    <Page crumbs={crumbs}>
      <List insightId={insightId} title={name} />
    </Page>
  );
};

const List = ({ insightId, title }: { insightId: string; title: string }) => {
  const { t, lang } = useWords();
  const { pages, items, total, newer, showNewer } = useStillList(['evidence', insightId], (cursor) =>
    readEvidence(insightId, cursor),
  );
  if (pages.isPending) return <Waiting what={t('what.signals')} lead />;
  if (pages.isError) {
    const refusal = asRefusal(pages.error);
    return refusal.unseen ? (
      <Unseen />
    ) : (
      <Failure what={t('what.signals')} lead refusal={refusal} again={() => void pages.refetch()} />
    );
  }
  return (
    <>
      <h1 className="finding">{t('evidence.title', { count: total, n: number(lang, total), title })}</h1>
      <NewItemsBar count={newer} what="signals" show={showNewer} />
      <section className="card" aria-label={t('evidence.crumb')}>
        <WordsKey />
        <ul className="rows">
          {items.map((signal) => (
            <SignalRow key={signal.signalId} signal={signal} />
          ))}
        </ul>
        <More shown={items.length} total={total} pages={pages} />
        <ListAsFile list={`insight/insights/${insightId}/evidence`} />
      </section>
    </>
  );
};
