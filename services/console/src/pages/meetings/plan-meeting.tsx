import { MultiSelect, NumberInput, TextInput } from '@mantine/core';
import type { MeetingView, PersonView } from '@mirrorloop/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { planMeeting, reviseMeeting } from '../../api/meetings.js';
import { queries } from '../../api/queries.js';
import { messagesFor } from '../../api/refusal.js';
import { BothVersions } from '../../parts/both-versions.js';
import type { ConflictRow } from '../../parts/conflict-frame.js';
import { Dialog } from '../../parts/dialog.js';
import { SendForm } from '../../parts/send-form.js';
import { useKeep } from '../../parts/use-keep.js';
import { useWishKey } from '../../parts/use-wish-key.js';
import { type Lang, moment } from '../../words/format.js';
import { type Say, useWords } from '../../words/use-words.js';
import { fromLocal, soon, toLocal } from './local-time.js';

interface PlanProps {
  opened: boolean;
  close: () => void;
  /** The meeting whose plan is changed; null for a new one. */
  known: MeetingView | null;
}

export const PlanMeeting = ({ opened, close, known }: PlanProps) => {
  const { t } = useWords();
  return (
    <Dialog opened={opened} close={close} size={560} title={t(known ? 'meetings.replan' : 'meetings.plan')}>
      {opened && <Form close={close} known={known} />}
    </Dialog>
  );
};

interface Typed {
  title: string;
  startsAt: string;
  minutes: number | '';
  attendeeIds: string[];
}
const FIELDS = ['title', 'startsAt', 'minutes', 'attendeeIds'];
const typedOf = (known: MeetingView | null): Typed => ({
  title: known?.title ?? '',
  startsAt: toLocal(known?.startsAt ?? soon()),
  minutes: known?.minutes ?? 60,
  attendeeIds: known?.attendees.map(({ id }) => id) ?? [],
});

/** Held against the version it was begun from: when somebody else was first, both are shown and nothing is lost. */
const Form = ({ close, known }: Omit<PlanProps, 'opened'>) => {
  const { t, lang } = useWords();
  const keeping = usePlanning(close, known);
  const { draft: typed, change, theirs, refusal, busy, keepTheirs, useMine } = keeping;
  const people = useQuery(queries.people()).data ?? [];
  const error = (field: string) => messagesFor(refusal, field).join(' ') || undefined;
  return (
    <SendForm
      go={keeping.keep}
      busy={busy}
      label={t(known ? 'meetings.replan' : 'meetings.plan')}
      close={close}
      refusal={refusal}
      fields={FIELDS}
      held={theirs !== null}
    >
      <TextInput
        label={t('meetings.field.title')}
        value={typed.title}
        onChange={(e) => change({ title: e.currentTarget.value })}
        error={error('title')}
        dir="auto"
        data-autofocus
      />
      <div className="grid half">
        <TextInput
          type="datetime-local"
          label={t('meetings.field.startsAt')}
          description={t('meetings.field.startsAtHelp')}
          value={typed.startsAt}
          onChange={(e) => change({ startsAt: e.currentTarget.value })}
          error={error('startsAt')}
        />
        <NumberInput
          label={t('meetings.field.minutes')}
          description={'\u00a0'}
          value={typed.minutes}
          onChange={(next) => change({ minutes: next === '' ? '' : Number(next) })}
          allowNegative={false}
          allowDecimal={false}
          error={error('minutes')}
        />
      </div>
      <Attendees
        people={people}
        ids={typed.attendeeIds}
        change={(attendeeIds) => change({ attendeeIds })}
        error={error('attendeeIds')}
      />
      {theirs && (
        <BothVersions
          rows={rowsOf(t, lang, people, typedOf(theirs.meeting), typed)}
          {...{ keepTheirs, useMine, busy }}
        />
      )}
    </SendForm>
  );
};

function rowsOf(t: Say, lang: Lang, people: readonly PersonView[], theirs: Typed, mine: Typed): ConflictRow[] {
  const begins = ({ startsAt }: Typed) => moment(lang, fromLocal(startsAt) ?? '');
  const names = ({ attendeeIds }: Typed) =>
    people.flatMap(({ id, name }) => (attendeeIds.includes(id) ? [name] : [])).join(', ');
  return [
    [t('meetings.field.title'), theirs.title, mine.title],
    [t('meetings.field.startsAt'), begins(theirs), begins(mine)],
    [t('meetings.field.minutes'), String(theirs.minutes), String(mine.minutes)],
    [t('meetings.field.attendeeIds'), names(theirs), names(mine)],
  ];
}

/** The meeting as it stands; none where a new one is planned. */
interface Planned {
  version: number;
  meeting: MeetingView | null;
}

function usePlanning(close: () => void, known: MeetingView | null) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const keyOf = useWishKey();
  return useKeep<Planned, Typed>({
    known: { version: known?.version ?? 0, meeting: known },
    queryKey: ['meetings'],
    draftOf: ({ meeting }) => typedOf(meeting),
    put: async ({ title, startsAt, minutes, attendeeIds }, version) => {
      const plan = { title, attendeeIds, minutes: minutes === '' ? undefined : minutes, startsAt: fromLocal(startsAt) };
      const { startsAt: _, ...rest } = plan;
      // What the field can't show, such as seconds, isn't taken for a change.
      const moved = startsAt !== typedOf(known).startsAt;
      const meeting = known
        ? await reviseMeeting(known.id, { ...(moved ? plan : rest), version })
        : await planMeeting(plan, keyOf(plan));
      client.setQueryData(['meetings', meeting.id], meeting);
      if (!known) await navigate({ to: '/meetings/$meetingId', params: { meetingId: meeting.id } });
      return { version: meeting.version, meeting };
    },
    done: close,
  });
}

interface AttendeesProps {
  people: readonly PersonView[];
  ids: string[];
  change: (ids: string[]) => void;
  error: string | undefined;
}
const Attendees = ({ people, ids, change, error }: AttendeesProps) => {
  const { t } = useWords();
  const data = people
    .filter((person) => person.active || ids.includes(person.id))
    .map(({ id, name, team }) => ({ value: id, label: [name, team.name].filter(Boolean).join(', ') }));
  return (
    <MultiSelect
      label={t('meetings.field.attendeeIds')}
      description={t('meetings.field.attendeesHelp')}
      data={data}
      value={ids}
      onChange={change}
      searchable
      openOnFocus={false}
      limit={100}
      nothingFoundMessage={t('make.ownerNone')}
      error={error}
      comboboxProps={{ withinPortal: true, transitionProps: { duration: 0 } }}
    />
  );
};
