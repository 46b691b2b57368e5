import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { queries } from '../../api/queries.js';
import { Empty } from '../../parts/empty.js';
import { NewItemsBar } from '../../parts/new-items-bar.js';
import { Unseen } from '../../parts/unseen.js';
import { Page } from '../../shell/page.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { ChooseTopics } from './choose-topics.js';
import type { EventList } from './event-list.js';
import { ItemRow } from './event-row.js';
import { LiveFilters } from './live-filters.js';
import { StateOfLine } from './live-state.js';
import { useLive, useSlowly } from './use-live.js';

/** `/live`: what there is to hear. */
export const ChooseLive = () => {
  const { t } = useWords();
  const hears = useHears();
  return (
    <Page crumbs={[{ text: t('nav.live') }]}>
      <h1 className="finding">{t(hears.length === 0 ? 'live.none' : 'live.title')}</h1>
      <p className="sm mid">{t(hears.length === 0 ? 'live.noneText' : 'live.about')}</p>
      {hears.length > 0 && (
        <section className="card" aria-label={t('live.topics')}>
          <ChooseTopics hears={hears} chosen={[]} />
        </section>
      )}
    </Page>
  );
};

/** `/live/{topics}`: one topic, or several with commas between them. */
export const Live = () => {
  const { t } = useWords();
  const { topics: asked } = useParams({ from: '/shell/live/$topics' });
  const hears = useHears();
  const topics = [...new Set(asked.split(','))];
  const seen = topics.every((topic) => hears.includes(topic));
  return (
    <Page
      crumbs={[{ text: t('nav.live'), to: '/live' }, { text: seen ? asked.replaceAll(',', ', ') : t('unseen.crumb') }]}
    >
      {seen ? <Hearing topics={topics} hears={hears} /> : <Unseen />}
    </Page>
  );
};

const useHears = (): readonly string[] => useQuery(queries.session()).data?.hears ?? [];

const Hearing = ({ topics, hears }: { topics: readonly string[]; hears: readonly string[] }) => {
  const { t, lang } = useWords();
  const search = useSearch({ from: '/shell/live/$topics' });
  const { stream, list, state } = useLive({ topics, ...search });
  const newer = useSlowly(list.waiting.length);
  const events = useRef<HTMLElement>(null);
  const show = () => {
    stream.show();
    // The button that was pressed is gone; what it brought is where one goes on.
    events.current?.focus();
  };
  const paused = state.at === 'paused';
  return (
    <>
      <h1 className="finding">{t('live.finding', { count: topics.length, n: number(lang, topics.length) })}</h1>
      <div className="row wrap g3">
        <Button variant="default" onClick={() => (paused ? stream.goOn() : stream.pause())}>
          {t(paused ? 'live.goOn' : 'live.pause')}
        </Button>
        <StateOfLine state={state} />
      </div>
      <details className="numbers">
        <summary>{t('live.topics')}</summary>
        <ChooseTopics key={topics.join()} hears={hears} chosen={topics} />
      </details>
      <LiveFilters key={`${search.type} ${search.key}`} topics={topics.join()} filter={search} types={typesIn(list)} />
      <NewItemsBar count={newer} what="events" show={show} />
      <section
        className="card"
        aria-label={t('live.events')}
        aria-busy={state.at === 'opening' || state.at === 'catching-up'}
        ref={events}
        tabIndex={-1}
      >
        {list.shown.length === 0 ? (
          <NothingYet topics={topics.join()} whole={search.from !== undefined} />
        ) : (
          <Events list={list} />
        )}
      </section>
    </>
  );
};

const Events = ({ list: { shown, left } }: { list: EventList }) => {
  const { t, lang } = useWords();
  return (
    <>
      <p className="mic mut">
        {t('live.held', { count: shown.length, n: number(lang, shown.length) })}
        {left > 0 && <>. {t('live.left', { count: left, n: number(lang, left) })}</>}
      </p>
      <ul className="rows">
        {shown.map((item) => (
          <ItemRow key={item.name} item={item} />
        ))}
      </ul>
    </>
  );
};

/** @param whole it began with the oldest that is kept, so that there is nothing else to see */
const NothingYet = ({ topics, whole }: { topics: string; whole: boolean }) => {
  const { t } = useWords();
  const navigate = useNavigate();
  const begin = () =>
    void navigate({
      to: '/live/$topics',
      params: { topics },
      search: (before) => ({ ...before, from: 'beginning' }) as never,
    });
  if (whole)
    return (
      <Empty title={t('live.emptyWhole')}>
        <p className="sm mid">{t('live.emptyWholeText')}</p>
      </Empty>
    );
  return (
    <Empty title={t('live.empty')}>
      <p className="sm mid">{t('live.emptyText')}</p>
      <Button variant="default" onClick={begin}>
        {t('live.beginning')}
      </Button>
    </Empty>
  );
};

const typesIn = ({ shown, waiting }: EventList): string[] =>
  [...new Set([...shown, ...waiting].flatMap((item) => (item.kind === 'event' ? [item.event.type] : [])))].sort();
