import { Button } from '@mantine/core';
import type { ActionView, EscalationView } from '@mirrorloop/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { queries } from '../../api/queries.js';
import { asRefusal } from '../../api/refusal.js';
import { acknowledge } from '../../api/work.js';
import { Chip } from '../../parts/marks.js';
import { Notice } from '../../parts/notice.js';
import { moment } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

/** Who has heard that nothing happens, who is next, and the word that ends it for now. Nothing where all is well. */
export const Escalations = ({ action }: { action: ActionView }) => {
  const { t } = useWords();
  const [latest] = useQuery(queries.escalations(action.id)).data ?? [];
  if (!latest || latest.state === 'resolved') return null;
  return (
    <section className="card tight col g3">
      <h2>{t('escalation.title')}</h2>
      <Standing escalation={latest} />
      <Steps escalation={latest} />
      {latest.state === 'running' && <Acknowledge actionId={action.id} />}
    </section>
  );
};

const Standing = ({ escalation: { reason, state, nextAt, acknowledged } }: { escalation: EscalationView }) => {
  const { t, lang } = useWords();
  const when = nextAt ? moment(lang, nextAt) : '';
  return (
    <>
      <div className="row wrap g2">
        <Chip kind={state === 'acknowledged' ? 'good' : 'alert'} icon={state === 'acknowledged' ? 'ok' : 'alert'}>
          {t(`escalation.${state}`)}
        </Chip>
        <span className="sm">{t(`escalation.why.${reason}`)}</span>
      </div>
      <p className="sm mid">{t(`escalation.next.${state}`, { when, by: acknowledged?.by ?? '' })}</p>
    </>
  );
};

const Steps = ({ escalation: { steps, policy } }: { escalation: EscalationView }) => {
  const { t, lang } = useWords();
  if (steps.length === 0) return <p className="sm mut">{t('escalation.nobodyYet')}</p>;
  return (
    <>
      <p className="mic mut" dir="auto">
        {t('escalation.policy', { policy })}
      </p>
      <ol className="col g1 sm">
        {steps.map(({ step, to, insteadOf, at }) => (
          <li key={step}>
            {t(insteadOf ? 'escalation.stepInstead' : 'escalation.step', { to, insteadOf, at: moment(lang, at) })}
          </li>
        ))}
      </ol>
    </>
  );
};

const Acknowledge = ({ actionId }: { actionId: string }) => {
  const { t } = useWords();
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: () => acknowledge(actionId),
    onSuccess: async (after) => {
      client.setQueryData(queries.escalations(actionId).queryKey, after);
      await client.invalidateQueries({ queryKey: ['history', actionId] });
    },
  });
  return (
    <>
      {send.error && <Notice refusal={asRefusal(send.error)} fields={[]} />}
      <Button variant="default" onClick={() => send.mutate()} loading={send.isPending}>
        {t('escalation.acknowledge')}
      </Button>
    </>
  );
};
