import { Textarea } from '@mantine/core';
import type { MeetingView } from '@mirrorloop/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { cancelMeeting } from '../../api/meetings.js';
import { asRefusal, messagesFor } from '../../api/refusal.js';
import { Dialog } from '../../parts/dialog.js';
import { SendForm } from '../../parts/send-form.js';
import { useWords } from '../../words/use-words.js';

interface CancelProps {
  meeting: MeetingView;
  opened: boolean;
  close: () => void;
}

export const CancelMeeting = ({ meeting, opened, close }: CancelProps) => {
  const { t } = useWords();
  const client = useQueryClient();
  const [reason, type] = useState('');
  const send = useMutation({
    mutationFn: () => cancelMeeting(meeting.id, reason),
    onSuccess: async (after) => {
      client.setQueryData(['meetings', after.id], after);
      close();
      await client.invalidateQueries({ queryKey: ['meetings'] });
    },
  });
  const refusal = send.error ? asRefusal(send.error) : null;
  const error = messagesFor(refusal, 'reason').join(' ');
  return (
    <Dialog opened={opened} close={close} size={480} title={t('meetings.cancel')}>
      <SendForm
        go={() => send.mutate()}
        busy={send.isPending}
        label={t('meetings.cancel')}
        refusal={error ? null : refusal}
        fields={['reason']}
      >
        <p className="sm mid">{t('meetings.cancelText')}</p>
        <Textarea
          label={t('meetings.field.reason')}
          autosize
          value={reason}
          onChange={(e) => type(e.currentTarget.value)}
          error={error || undefined}
          dir="auto"
        />
      </SendForm>
    </Dialog>
  );
};
