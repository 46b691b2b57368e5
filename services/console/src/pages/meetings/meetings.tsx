import { Button } from '@mantine/core';
import type { MeetingSummary, Page as PageOf } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { queries } from '../../api/queries.js';
import { Empty } from '../../parts/empty.js';
import { Region } from '../../parts/region.js';
import { Page } from '../../shell/page.js';
import { moment, number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { StateChip } from './meeting-marks.js';
import { PlanMeeting } from './plan-meeting.js';

const isOver = ({ state }: MeetingSummary) => state === 'closed' || state === 'cancelled';

/** When do we decide, and what did we decide? */
export const Meetings = () => {
  const { t } = useWords();
  return (
    <Page crumbs={[{ text: t('nav.meetings') }]}>
      <Region query={useQuery(queries.meetings())} what={t('what.meetings')} lead>
        {(page) => <Known page={page} />}
      </Region>
    </Page>
  );
};

const Known = ({ page: { items, total } }: { page: PageOf<MeetingSummary> }) => {
  const { t, lang } = useWords();
  const may = useQuery(queries.session()).data?.may ?? [];
  const [planning, plan] = useState(false);
  const toCome = items.filter((one) => !isOver(one));
  const count = toCome.length;
  const title = count > 0 ? 'meetings.title' : total > 0 ? 'meetings.titleOver' : 'meetings.titleNone';
  return (
    <>
      <h1 className="finding">{t(title, { count, n: number(lang, count) })}</h1>
      {may.includes('hold meetings') && (
        <div>
          <Button onClick={() => plan(true)}>{t('meetings.plan')}</Button>
        </div>
      )}
      {total === 0 && (
        <section className="card">
          <Empty title={t('meetings.none')}>
            <p className="sm mid">{t('meetings.noneText')}</p>
          </Empty>
        </section>
      )}
      <List heading={t('meetings.toCome')} meetings={toCome} />
      <List heading={t('meetings.over')} meetings={items.filter(isOver)} />
      {items.length < total && (
        <p className="sm mut tab">
          {t('meetings.shown', { shown: number(lang, items.length), total: number(lang, total) })}
        </p>
      )}
      <PlanMeeting opened={planning} close={() => plan(false)} known={null} />
    </>
  );
};

const List = ({ heading, meetings }: { heading: string; meetings: readonly MeetingSummary[] }) =>
  meetings.length === 0 ? null : (
    <section className="card" aria-label={heading}>
      <h2>{heading}</h2>
      <ul className="rows">
        {meetings.map((one) => (
          <Row key={one.id} one={one} />
        ))}
      </ul>
    </section>
  );

const Row = ({ one }: { one: MeetingSummary }) => {
  const { t, lang } = useWords();
  const { id, title, state, startsAt, minutes, plannedBy: by, attendees, items, committed } = one;
  const count = attendees;
  return (
    <li className="col g1">
      <div className="row wrap g2">
        <StateChip state={state} />
        {items > 0 && (
          <span className="sm mut tab">
            {t('meetings.decided', {
              count: committed,
              committed: number(lang, committed),
              items: number(lang, items),
            })}
          </span>
        )}
      </div>
      <h3>
        <Link className="link m5" to="/meetings/$meetingId" params={{ meetingId: id }} dir="auto">
          {title}
        </Link>
      </h3>
      <p className="sm mid">
        {t('meetings.meta', { at: moment(lang, startsAt), minutes: number(lang, minutes), by })};{' '}
        {t('meetings.people', { count, n: number(lang, count) })}
      </p>
    </li>
  );
};
