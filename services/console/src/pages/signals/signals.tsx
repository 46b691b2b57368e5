import { useSearch } from '@tanstack/react-router';
import { asRefusal } from '../../api/refusal.js';
import { readSignals, type SignalFilter } from '../../api/insight.js';
import { Empty } from '../../parts/empty.js';
import { Failure } from '../../parts/failure.js';
import { More } from '../../parts/more.js';
import { NewItemsBar } from '../../parts/new-items-bar.js';
import { SignalRow } from '../../parts/signal-row.js';
import { useStillList } from '../../parts/still-list.js';
import { Waiting } from '../../parts/waiting.js';
import { WordsKey } from '../../parts/words.js';
import { ListAsFile } from '../../parts/list-as-file.js';
import { Page } from '../../shell/page.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { Filters } from './filters.js';
import { RaiseByHand } from './raise-by-hand.js';

/** What customers did and said, newest first, and how it was read. */
export const Signals = () => {
  const { t, lang } = useWords();
  const filter: SignalFilter = useSearch({ from: '/shell/signals' });
  const list = useStillList(['signals', filter], (cursor) => readSignals(filter, cursor));
  const chosen = Object.values(filter).some(Boolean);
  const counts = { count: list.total, n: number(lang, list.total) };
  return (
    <Page crumbs={[{ text: t('nav.signals') }]}>
      <h1 className="finding" aria-live="polite">
        {list.pages.isSuccess ? t(chosen ? 'signals.fit' : 'signals.title', counts) : t('nav.signals')}
      </h1>
      <Filters filter={filter} />
      <NewItemsBar count={list.newer} what="signals" show={list.showNewer} />
      <section className="card" aria-label={t('nav.signals')}>
        <div className="row between wrap g3">
          <WordsKey />
          <RaiseByHand filter={filter} total={list.total} />
        </div>
        <Rows list={list} />
        {list.total > 0 && <ListAsFile list="insight/signals" filter={filter} />}
      </section>
    </Page>
  );
};

const Rows = ({
  list,
}: {
  list: ReturnType<typeof useStillList<Awaited<ReturnType<typeof readSignals>>['items'][number]>>;
}) => {
  const { t } = useWords();
  const { pages, items, total } = list;
  if (pages.isPending) return <Waiting what={t('what.signals')} />;
  if (pages.isError && items.length === 0)
    return <Failure what={t('what.signals')} refusal={asRefusal(pages.error)} again={() => void pages.refetch()} />;
  if (items.length === 0)
    return (
      <Empty title={t('signals.none')}>
        <p className="sm mid">{t('signals.noneText')}</p>
      </Empty>
    );
  return (
    <>
      <ul className="rows">
        {items.map((signal) => (
          <SignalRow key={signal.signalId} signal={signal} />
        ))}
      </ul>
      <More shown={items.length} total={total} pages={pages} />
    </>
  );
};
