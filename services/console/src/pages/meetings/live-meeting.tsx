import type { MeetingItemView, MeetingView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { queries } from '../../api/queries.js';
import { LinkButton } from '../../parts/link-button.js';
import { Logo } from '../../parts/marks.js';
import { Region } from '../../parts/region.js';
import { Waiting } from '../../parts/waiting.js';
import { useKey } from '../../shell/keys.js';
import { moment, number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { Agenda } from './agenda.js';
import { ItemHead } from './item-head.js';
import { ItemPanel } from './item-panel.js';
import { DecisionChip } from './meeting-marks.js';
import { NotTakenDown } from './not-taken-down.js';
import { StageAgenda } from './stage-agenda.js';
import { StageFoot } from './stage-foot.js';
import { useMeeting } from './use-meeting.js';

/** Meeting mode: for a big screen, with one item at a time. */
export const LiveMeeting = () => {
  const { t } = useWords();
  const { meetingId } = useParams({ from: '/shell/meetings/$meetingId/live' });
  const meeting = useMeeting(meetingId);
  const title = meeting.data?.title ?? t('nav.meetings');
  useEffect(() => {
    document.title = `${title} | Mirrorloop`;
  }, [title]);
  return (
    <Region query={meeting} what={t('what.meeting')} lead>
      {(data) => (data.state === 'running' ? <Running meeting={data} /> : <NotRunning meeting={data} />)}
    </Region>
  );
};

const NotRunning = ({ meeting }: { meeting: MeetingView }) => {
  const { t } = useWords();
  return (
    <main id="main" tabIndex={-1} className="page">
      <h1 className="finding" dir="auto">
        {meeting.title}
      </h1>
      {meeting.state !== 'planned' && <p className="mid">{t('meetings.isOver')}</p>}
      <NotTakenDown meeting={meeting} />
      <div>
        <LinkButton to="/meetings/$meetingId" params={{ meetingId: meeting.id }}>
          {t(meeting.state === 'planned' ? 'meetings.agenda' : 'meetings.minutes')}
        </LinkButton>
      </div>
    </main>
  );
};

const Running = ({ meeting }: { meeting: MeetingView }) => {
  const { items } = meeting;
  const { item: chosen } = useSearch({ from: '/shell/meetings/$meetingId/live' });
  const at = Math.max(
    0,
    items.findIndex(({ id }) => id === chosen),
  );
  const go = useGo(meeting);
  useKey('n', () => go(at + 1));
  useKey('p', () => go(at - 1));
  return (
    <>
      <Head meeting={meeting} at={at} />
      <div className="stage-middle">
        <StageAgenda meeting={meeting} at={at} />
        <main id="main" tabIndex={-1} className="stage-main">
          {items[at] ? <One key={items[at].id} meeting={meeting} item={items[at]} /> : <Nothing meeting={meeting} />}
        </main>
      </div>
      <StageFoot meeting={meeting} at={at} go={go} />
    </>
  );
};

/** A choice pushes history, and whoever reads is told from the new item's heading. */
function useGo({ id: meetingId, items }: MeetingView): (at: number) => void {
  const navigate = useNavigate();
  return (at) => {
    const item = items[at];
    if (item) void navigate({ to: '/meetings/$meetingId/live', params: { meetingId }, search: { item: item.id } });
  };
}

const Head = ({ meeting, at }: { meeting: MeetingView; at: number }) => {
  const { t, lang } = useWords();
  const { title, startsAt, attendees, items, id: meetingId } = meeting;
  const names = attendees.map(({ name }) => name).join(', ');
  return (
    <header className="stagebar">
      <span className="brand" dir="auto">
        <Logo /> {title}
      </span>
      <span className="sm mut hide-narrow ell grow" dir="auto">
        {moment(lang, startsAt)} · {t('meetings.with', { names })}
      </span>
      {items.length > 0 && (
        <span className="sm mid tab hide-narrow">
          {t('meetings.item', { n: number(lang, at + 1), of: number(lang, items.length) })}
        </span>
      )}
      <LinkButton variant="default" to="/meetings/$meetingId" params={{ meetingId }}>
        {t('meetings.leave')}
      </LinkButton>
    </header>
  );
};

const Nothing = ({ meeting }: { meeting: MeetingView }) => (
  <>
    <h1 className="huge" dir="auto">
      {meeting.title}
    </h1>
    <Agenda meeting={meeting} />
  </>
);

/** The panel begins once the evidence is there from which it proposes; without it, too, where it can't be had. */
const One = ({ meeting, item }: { meeting: MeetingView; item: MeetingItemView }) => {
  const { t } = useWords();
  const insight = useQuery(queries.insight(item.action.insightId));
  const holds = useQuery(queries.session()).data?.may.includes('hold meetings') ?? false;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement !== document.body) heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  return (
    <>
      <ItemHead item={item} insight={insight.data} heading={heading} />
      {insight.isPending ? (
        <Waiting what={t('what.action')} />
      ) : holds ? (
        <ItemPanel meeting={meeting} item={item} />
      ) : (
        <Decided item={item} />
      )}
    </>
  );
};

/** For whoever is there and doesn't hold it. */
const Decided = ({ item }: { item: MeetingItemView }) => (
  <div className="col g2">
    <div>
      <DecisionChip item={item} />
    </div>
    {[item.reason, item.note].map(
      (said, n) =>
        said && (
          <p key={n} className="note-of-item" dir="auto">
            {said}
          </p>
        ),
    )}
  </div>
);
