import { Button, Textarea } from '@mantine/core';
import type { MeetingView } from '@mirrorloop/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { calendarOf, reviseMeeting, startMeeting } from '../../api/meetings.js';
import { queries } from '../../api/queries.js';
import { asRefusal, messagesFor } from '../../api/refusal.js';
import { BothVersions } from '../../parts/both-versions.js';
import { LinkButton } from '../../parts/link-button.js';
import { Notice } from '../../parts/notice.js';
import { Region } from '../../parts/region.js';
import { useKeep } from '../../parts/use-keep.js';
import { Page } from '../../shell/page.js';
import { moment, number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { Agenda } from './agenda.js';
import { CancelMeeting } from './cancel-meeting.js';
import { StateChip } from './meeting-marks.js';
import { NotTakenDown } from './not-taken-down.js';
import { PlanMeeting } from './plan-meeting.js';
import { useMeeting } from './use-meeting.js';

/** Before a meeting its agenda, after it its minutes. */
export const Meeting = () => {
  const { t } = useWords();
  const { meetingId } = useParams({ from: '/shell/meetings/$meetingId' });
  const meeting = useMeeting(meetingId);
  const crumbs = [{ text: t('nav.meetings'), to: '/meetings' as const }, { text: meeting.data?.title ?? '' }];
  return (
    <Page crumbs={crumbs}>
      <Region query={meeting} what={t('what.meeting')} lead>
        {(data) => <Known key={data.id} meeting={data} />}
      </Region>
    </Page>
  );
};

const Known = ({ meeting }: { meeting: MeetingView }) => {
  const { t } = useWords();
  const { state, items } = meeting;
  const over = state === 'closed';
  return (
    <>
      <Head meeting={meeting} />
      {over && <NotTakenDown meeting={meeting} />}
      <div className="grid two">
        <section className="card col g3" aria-label={t(over ? 'meetings.minutes' : 'meetings.agenda')}>
          <h2>{t(over ? 'meetings.minutes' : 'meetings.agenda')}</h2>
          {state === 'planned' && items.length > 0 && <p className="sm mut">{t('meetings.agendaNow')}</p>}
          <Agenda meeting={meeting} />
        </section>
        <div className="col g4">
          <Around meeting={meeting} />
          <Notes meeting={meeting} />
        </div>
      </div>
    </>
  );
};

const Head = ({ meeting }: { meeting: MeetingView }) => {
  const { t, lang } = useWords();
  const { state, title, startsAt, items, closedAt, closedBy, cancelled, attendees, minutes, plannedBy } = meeting;
  const count = items.filter(({ decision }) => decision === 'committed').length;
  const finding = count > 0 ? t('meetings.minutesTitle', { count, n: number(lang, count) }) : t('meetings.minutesNone');
  const people = t('meetings.people', { count: attendees.length, n: number(lang, attendees.length) });
  return (
    <header className="col g3">
      <div className="row wrap g2">
        <StateChip state={state} />
        <span className="sm mut">
          {t('meetings.meta', { at: moment(lang, startsAt), minutes: number(lang, minutes), by: plannedBy })}
        </span>
      </div>
      <h1 className="finding" dir="auto">
        {state === 'closed' ? `${title}: ${finding}` : title}
      </h1>
      {closedAt && (
        <p className="sm mid">{t('meetings.closedBy', { by: closedBy ?? '', at: moment(lang, closedAt), people })}</p>
      )}
      {cancelled && <p className="sm mid">{t('meetings.cancelled', cancelled)}</p>}
      <Moves meeting={meeting} />
    </header>
  );
};

const Moves = ({ meeting }: { meeting: MeetingView }) => {
  const { t } = useWords();
  const { id: meetingId, state } = meeting;
  const may = useQuery(queries.session()).data?.may ?? [];
  const { start, refusal } = useStart(meetingId);
  const [open, show] = useState<'plan' | 'cancel' | null>(null);
  const holds = may.includes('hold meetings');
  return (
    <>
      {refusal && <Notice refusal={refusal} fields={[]} />}
      <div className="row g2 wrap">
        {state === 'planned' && holds && (
          <Button onClick={() => start.mutate()} loading={start.isPending}>
            {t('meetings.start')}
          </Button>
        )}
        {state === 'running' && (
          <LinkButton to="/meetings/$meetingId/live" params={{ meetingId }}>
            {t('meetings.enter')}
          </LinkButton>
        )}
        {holds && (state === 'planned' || state === 'running') && (
          <Button variant="default" onClick={() => show('plan')}>
            {t('meetings.replan')}
          </Button>
        )}
        {holds && state === 'planned' && (
          <Button variant="default" onClick={() => show('cancel')}>
            {t('meetings.cancel')}
          </Button>
        )}
        {state === 'closed' && (
          <Button variant="default" component="a" href={calendarOf(meetingId)} download>
            {t('meetings.calendar')}
          </Button>
        )}
      </div>
      <PlanMeeting opened={open === 'plan'} close={() => show(null)} known={meeting} />
      <CancelMeeting opened={open === 'cancel'} close={() => show(null)} meeting={meeting} />
    </>
  );
};

function useStart(meetingId: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const start = useMutation({
    mutationFn: () => startMeeting(meetingId),
    onSuccess: async (meeting) => {
      client.setQueryData(['meetings', meeting.id], meeting);
      await navigate({ to: '/meetings/$meetingId/live', params: { meetingId } });
    },
  });
  return { start, refusal: start.error ? asRefusal(start.error) : null };
}

const Around = ({ meeting: { attendees, previous, next, state } }: { meeting: MeetingView }) => {
  const { t, lang } = useWords();
  const heading = t(state === 'closed' ? 'meetings.wereThere' : 'meetings.field.attendeeIds');
  return (
    <section className="card tight col g3" aria-label={heading}>
      <h2>{heading}</h2>
      <ul className="col g1 sm">
        {attendees.map(({ id, name }) => (
          <li key={id} dir="auto">
            {name}
          </li>
        ))}
      </ul>
      {previous && (
        <p className="sm">
          <Link className="link" to="/meetings/$meetingId" params={{ meetingId: previous.id }}>
            {t('meetings.previous', { at: moment(lang, previous.startsAt) })}
          </Link>
        </p>
      )}
      {next ? (
        <p className="sm">
          <Link className="link" to="/meetings/$meetingId" params={{ meetingId: next.id }}>
            {t('meetings.next', { at: moment(lang, next.startsAt) })}
          </Link>
        </p>
      ) : (
        state === 'closed' && <p className="sm mid">{t('meetings.nextNone')}</p>
      )}
    </section>
  );
};

const notesOf = ({ notes }: MeetingView) => ({ notes: notes ?? '' });

/** Held against the version from which they were begun; whoever else was first, what was typed stays. */
const Notes = ({ meeting }: { meeting: MeetingView }) => {
  const { t } = useWords();
  const may = useQuery(queries.session()).data?.may ?? [];
  const keeping = useKeep({
    known: meeting,
    queryKey: queries.meeting(meeting.id).queryKey,
    draftOf: notesOf,
    put: ({ notes }, version) => reviseMeeting(meeting.id, { version, notes }),
  });
  const { draft, change, touched, theirs, refusal, busy, keepTheirs, useMine } = keeping;
  if (!may.includes('hold meetings')) return meeting.notes ? <p className="sm note-of-item">{meeting.notes}</p> : null;
  return (
    <section className="card tight col g3" aria-label={t('meetings.field.notes')}>
      <Textarea
        label={t('meetings.field.notes')}
        autosize
        minRows={3}
        value={draft.notes}
        onChange={(e) => change({ notes: e.currentTarget.value })}
        error={messagesFor(refusal, 'notes').join(' ') || undefined}
        dir="auto"
      />
      {theirs && (
        <BothVersions
          rows={[[t('meetings.field.notes'), notesOf(theirs).notes, draft.notes]]}
          {...{ keepTheirs, useMine, busy }}
        />
      )}
      {refusal && <Notice refusal={refusal} fields={['notes']} />}
      {touched && !theirs && (
        <div>
          <Button onClick={keeping.keep} loading={busy}>
            {t('meetings.keepNotes')}
          </Button>
        </div>
      )}
    </section>
  );
};
