import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import type { MeetingView } from '@mirrorloop/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { closeMeeting } from '../../api/meetings.js';
import { queries } from '../../api/queries.js';
import { asRefusal, errorsBeside, messagesFor } from '../../api/refusal.js';
import { Dialog } from '../../parts/dialog.js';
import { SendForm } from '../../parts/send-form.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { LackingList, lackingIn, lackingSaid } from './lacking.js';
import { aWeekAfter, fromLocal, toLocal } from './local-time.js';

interface CloseProps {
  meeting: MeetingView;
  opened: boolean;
  close: () => void;
}

export const CloseMeeting = ({ meeting, opened, close }: CloseProps) => {
  const { t } = useWords();
  return (
    <Dialog opened={opened} close={close} size={560} title={t('meetings.close')}>
      {opened && <Form meeting={meeting} close={close} />}
    </Dialog>
  );
};

/** It is the tracker that says whether the meeting may be closed; what it refuses is named item by item. */
const Form = ({ meeting, close }: Omit<CloseProps, 'opened'>) => {
  const { t, lang } = useWords();
  const [wished, wish] = useState(true);
  const [startsAt, setStart] = useState(() => toLocal(aWeekAfter(meeting.startsAt)));
  const [minutes, setMinutes] = useState<number | ''>(meeting.minutes);
  const { send, refusal } = useClosing(meeting);
  const lacking = refusal ? lackingSaid(meeting, refusal) : lackingIn(meeting);
  const count = lacking.length;
  const shown = [
    ...(wished ? ['next.startsAt', 'next.minutes'] : []),
    ...lacking.map(({ item }) => `items.${item.id}`),
  ];
  const error = (field: string) => messagesFor(refusal, field).join(' ') || undefined;
  return (
    <SendForm
      go={() => send.mutate(wished ? { startsAt: fromLocal(startsAt) ?? '', minutes: Number(minutes) } : undefined)}
      busy={send.isPending}
      label={t('meetings.close')}
      close={close}
      refusal={count === 0 || errorsBeside(refusal, shown).length > 0 ? refusal : null}
      fields={shown}
    >
      <p className="sm mid">{t('meetings.closeText')}</p>
      {count > 0 ? (
        <div className="toast alert" role="alert">
          <div className="col g2">
            <p className="b">{t('meetings.blocked', { count, n: number(lang, count) })}</p>
            <LackingList meetingId={meeting.id} lacking={lacking} />
          </div>
        </div>
      ) : (
        <p className="sm">{t('meetings.ready')}</p>
      )}
      <Checkbox
        label={t('meetings.planNext')}
        checked={wished}
        onChange={(e) => wish(e.currentTarget.checked)}
        data-autofocus
      />
      {wished && (
        <div className="grid half">
          <TextInput
            type="datetime-local"
            label={t('meetings.field.startsAt')}
            description={t('meetings.field.startsAtHelp')}
            value={startsAt}
            onChange={(e) => setStart(e.currentTarget.value)}
            error={error('next.startsAt')}
          />
          <NumberInput
            label={t('meetings.field.minutes')}
            description={'\u00a0'}
            value={minutes}
            onChange={(next) => setMinutes(next === '' ? '' : Number(next))}
            allowNegative={false}
            allowDecimal={false}
            error={error('next.minutes')}
          />
        </div>
      )}
    </SendForm>
  );
};

function useClosing(meeting: MeetingView) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const send = useMutation({
    mutationFn: (next: { startsAt: string; minutes: number } | undefined) => closeMeeting(meeting.id, next),
    onError: () => client.invalidateQueries({ queryKey: queries.meeting(meeting.id).queryKey }),
    onSuccess: async (after) => {
      client.setQueryData(queries.meeting(meeting.id).queryKey, after);
      await navigate({ to: '/meetings/$meetingId', params: { meetingId: meeting.id } });
      await client.invalidateQueries({ queryKey: ['meetings'] });
      await client.invalidateQueries({ queryKey: ['actions'] });
    },
  });
  return { send, refusal: send.error ? asRefusal(send.error) : null };
}
