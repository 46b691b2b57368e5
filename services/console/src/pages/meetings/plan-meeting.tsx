import { MultiSelect, NumberInput, TextInput } from '@mantine/core';
import type { MeetingView } from '@mirrorloop/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { planMeeting, reviseMeeting } from '../../api/meetings.js';
import { queries } from '../../api/queries.js';
import { asRefusal, messagesFor } from '../../api/refusal.js';
import { Dialog } from '../../parts/dialog.js';
import { SendForm } from '../../parts/send-form.js';
import { useWords } from '../../words/use-words.js';
import { useWishKey } from '../actions/use-commit.js';
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

/** Held against the version it was opened with: when somebody else was first, what was typed stays. */
const Form = ({ close, known }: Omit<PlanProps, 'opened'>) => {
  const { t } = useWords();
  const [typed, type] = useState(() => typedOf(known));
  const { send, refusal } = useSend(close, known);
  const error = (field: string) => messagesFor(refusal, field).join(' ') || undefined;
  const attendees = (refusal?.problem.errors ?? []).filter(({ path }) => path.startsWith('attendeeIds'));
  return (
    <SendForm
      go={() => send.mutate(typed)}
      busy={send.isPending}
      label={t(known ? 'meetings.replan' : 'meetings.plan')}
      close={close}
      refusal={refusal}
      fields={FIELDS}
      changed={t('meetings.conflict')}
    >
      <TextInput
        label={t('meetings.field.title')}
        value={typed.title}
        onChange={(e) => type({ ...typed, title: e.currentTarget.value })}
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
          onChange={(e) => type({ ...typed, startsAt: e.currentTarget.value })}
          error={error('startsAt')}
        />
        <NumberInput
          label={t('meetings.field.minutes')}
          description={'\u00a0'}
          value={typed.minutes}
          onChange={(next) => type({ ...typed, minutes: next === '' ? '' : Number(next) })}
          allowNegative={false}
          allowDecimal={false}
          error={error('minutes')}
        />
      </div>
      <Attendees
        ids={typed.attendeeIds}
        change={(attendeeIds) => type({ ...typed, attendeeIds })}
        error={attendees.map(({ message }) => message).join(' ') || undefined}
      />
    </SendForm>
  );
};

function useSend(close: () => void, known: MeetingView | null) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const keyOf = useWishKey();
  const [version, see] = useState(known?.version ?? 0);
  const send = useMutation({
    mutationFn: ({ title, startsAt, minutes, attendeeIds }: Typed) => {
      const plan = { title, attendeeIds, minutes: minutes === '' ? undefined : minutes, startsAt: fromLocal(startsAt) };
      if (!known) return planMeeting(plan, keyOf(plan));
      const moved = plan.startsAt !== known.startsAt;
      const { startsAt: _, ...rest } = plan;
      return reviseMeeting(known.id, { ...rest, ...(moved ? { startsAt: plan.startsAt } : {}), version });
    },
    onError: async (error) => {
      if (known && asRefusal(error).status === 412)
        see((await client.fetchQuery({ ...queries.meeting(known.id), staleTime: 0 })).version);
    },
    onSuccess: async (meeting) => {
      client.setQueryData(['meetings', meeting.id], meeting);
      close();
      await client.invalidateQueries({ queryKey: ['meetings'] });
      if (!known) await navigate({ to: '/meetings/$meetingId', params: { meetingId: meeting.id } });
    },
  });
  return { send, refusal: send.error ? asRefusal(send.error) : null };
}

interface AttendeesProps {
  ids: string[];
  change: (ids: string[]) => void;
  error: string | undefined;
}
const Attendees = ({ ids, change, error }: AttendeesProps) => {
  const { t } = useWords();
  const people = useQuery(queries.people()).data ?? [];
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
