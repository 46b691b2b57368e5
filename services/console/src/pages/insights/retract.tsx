import { Button, Textarea } from '@mantine/core';
import type { InsightDetail } from '@mirrorloop/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { retractInsight } from '../../api/insight.js';
import { queries } from '../../api/queries.js';
import { asRefusal, messagesFor } from '../../api/refusal.js';
import { Dialog } from '../../parts/dialog.js';
import { SendForm } from '../../parts/send-form.js';
import { useWords } from '../../words/use-words.js';

/** For what turned out to be wrong: nothing is deleted, and whoever acts on it hears. A closed dialog keeps its reason. */
export const Retract = ({ insight }: { insight: InsightDetail }) => {
  const { t } = useWords();
  const [opened, open] = useState(false);
  const [reason, setReason] = useState('');
  const may = useQuery(queries.session()).data?.may.includes('raise insights') ?? false;
  if (!may || insight.retracted) return null;
  const close = () => open(false);
  return (
    <div>
      <Button variant="default" onClick={() => open(true)}>
        {t('retract.open')}
      </Button>
      <Dialog opened={opened} close={close} size={520} title={t('retract.title')}>
        <RetractForm insight={insight} reason={reason} setReason={setReason} close={close} />
      </Dialog>
    </div>
  );
};

interface RetractFormProps {
  insight: InsightDetail;
  reason: string;
  setReason: (reason: string) => void;
  close: () => void;
}

const RetractForm = ({ insight, reason, setReason, close }: RetractFormProps) => {
  const { t } = useWords();
  const retract = useRetract(insight.id, close);
  const [empty, setEmpty] = useState(false);
  const refusal = retract.error ? asRefusal(retract.error) : null;
  const go = () => {
    setEmpty(!reason.trim());
    if (reason.trim()) retract.mutate(reason.trim());
  };
  const wrong = empty && !reason.trim() ? t('retract.missing') : messagesFor(refusal, 'reason').join(' ');
  return (
    <SendForm {...{ go, refusal, close, fields: ['reason'], label: t('retract.go') }} busy={retract.isPending}>
      <p className="sm mid">{t('retract.follows')}</p>
      <Textarea
        label={t('retract.reason')}
        description={t('retract.reasonHelp')}
        autosize
        minRows={2}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={wrong || undefined}
        dir="auto"
        data-autofocus
      />
    </SendForm>
  );
};

function useRetract(insightId: string, done: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) => retractInsight(insightId, reason),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['insight', insightId] });
      done();
      await client.invalidateQueries({ queryKey: ['insights'] });
    },
    // Somebody else, or the platform, may have been first: then that is what the page shows.
    onError: () => client.invalidateQueries({ queryKey: ['insight', insightId] }),
  });
}
