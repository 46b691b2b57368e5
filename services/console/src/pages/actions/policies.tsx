import { Button } from '@mantine/core';
import type { PolicyView } from '@mirrorloop/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { queries } from '../../api/queries.js';
import { removePolicy } from '../../api/work.js';
import { Dialog } from '../../parts/dialog.js';
import { Empty } from '../../parts/empty.js';
import { Region } from '../../parts/region.js';
import { Page } from '../../shell/page.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { ActionViews } from './action-views.js';
import { PolicyForm } from './policy-form.js';

/** Who hears when nothing happens, in which order, until one acknowledges it. */
export const Policies = () => {
  const { t } = useWords();
  return (
    <Page crumbs={[{ text: t('nav.actions'), to: '/actions' }, { text: t('views.policies') }]}>
      <Region query={useQuery(queries.policies())} what={t('what.policies')} lead>
        {(policies) => <Known policies={policies} />}
      </Region>
    </Page>
  );
};

const Known = ({ policies }: { policies: readonly PolicyView[] }) => {
  const { t, lang } = useWords();
  const [open, setOpen] = useState<PolicyView | 'new' | null>(null);
  const may = useQuery(queries.session()).data?.may.includes('keep escalation policies') ?? false;
  const close = () => setOpen(null);
  return (
    <>
      <h1 className="finding">{t('policies.title', { count: policies.length, n: number(lang, policies.length) })}</h1>
      <ActionViews at="policies" />
      {policies.length === 0 && (
        <section className="card">
          <Empty title={t('policies.none')}>
            <p className="sm mid">{t('policies.noneText')}</p>
          </Empty>
        </section>
      )}
      {policies.map((policy) => (
        <Policy key={policy.id} policy={policy} change={may ? () => setOpen(policy) : undefined} />
      ))}
      <p className="sm mid">{t('policies.then')}</p>
      {may && (
        <div>
          <Button onClick={() => setOpen('new')}>{t('policies.add')}</Button>
        </div>
      )}
      <Dialog
        opened={open !== null}
        close={close}
        size={720}
        title={t(open === 'new' ? 'policies.add' : 'policies.change')}
      >
        {open && <PolicyForm known={open === 'new' ? null : open} close={close} />}
      </Dialog>
    </>
  );
};

const Policy = ({ policy, change }: { policy: PolicyView; change: (() => void) | undefined }) => {
  const { t, lang } = useWords();
  const team = useQuery(queries.teams()).data?.find(({ id }) => id === policy.teamId)?.name;
  const reasons = policy.reasons.map((reason) => t(`escalation.reason.${reason}`)).join(', ');
  return (
    <section className="card col g2" aria-label={policy.name}>
      <div className="row between wrap g2">
        <h2 dir="auto">{policy.name}</h2>
        {change && <Change policy={policy} change={change} />}
      </div>
      <p className="sm mid">
        {policy.teamId ? t('policies.ofTeam', { reasons, team: team ?? '' }) : t('policies.ofAll', { reasons })}
      </p>
      <Steps policy={policy} />
      <p className="mic mut">
        {t('policies.rules', {
          count: policy.runs,
          n: number(lang, policy.runs),
          hours: number(lang, policy.acknowledgedForHours),
        })}
      </p>
    </section>
  );
};

const Change = ({ policy, change }: { policy: PolicyView; change: () => void }) => {
  const { t } = useWords();
  const client = useQueryClient();
  const [sure, setSure] = useState(false);
  const remove = useMutation({
    mutationFn: () => removePolicy(policy.id),
    onSettled: () => client.invalidateQueries({ queryKey: queries.policies().queryKey }),
  });
  return (
    <div className="row g2 wrap">
      <Button variant="default" onClick={change}>
        {t('policies.change')}
      </Button>
      <Button variant="default" onClick={() => (sure ? remove.mutate() : setSure(true))} loading={remove.isPending}>
        {t(sure ? 'policies.removeSure' : 'policies.remove')}
      </Button>
    </div>
  );
};

const Steps = ({ policy }: { policy: PolicyView }) => {
  const { t, lang } = useWords();
  const people = useQuery(queries.people()).data ?? [];
  return (
    <ol className="col g1">
      {policy.steps.map(({ waitHours, workingHours, to, personId }, n) => (
        <li key={n}>
          {t(workingHours ? 'policies.stepWorking' : 'policies.stepClock', {
            count: waitHours,
            hours: number(lang, waitHours, waitHours % 1 === 0 ? 0 : 1),
            to: people.find(({ id }) => id === personId)?.name ?? t(`policies.to.${to}`),
          })}
        </li>
      ))}
    </ol>
  );
};
