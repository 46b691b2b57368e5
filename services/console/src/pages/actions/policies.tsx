import { Button } from '@mantine/core';
import type { PolicyView } from '@mirrorloop/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { queries } from '../../api/queries.js';
import { removePolicy } from '../../api/work.js';
import { Dialog } from '../../parts/dialog.js';
import { Empty } from '../../parts/empty.js';
import { Region } from '../../parts/region.js';
import { Sure } from '../../parts/sure.js';
import { Page } from '../../shell/page.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { ActionViews } from './action-views.js';
import { stepInWords } from './policies-in-words.js';
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
  /** Or as it was, where somebody has removed it meanwhile. */
  const asItIs = (policy: PolicyView) => policies.find(({ id }) => id === policy.id) ?? policy;
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
        {open && <PolicyForm known={open === 'new' ? null : asItIs(open)} close={close} />}
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
  const remove = async () => {
    await removePolicy(policy.id);
    await client.invalidateQueries({ queryKey: queries.policies().queryKey });
  };
  return (
    <div className="row g2 wrap">
      <Button variant="default" size="compact-sm" onClick={change}>
        {t('policies.change')}
      </Button>
      <Sure
        label={t('policies.remove')}
        name={`${t('policies.remove')}: ${policy.name}`}
        follows={t('policies.removeFollows')}
        go={remove}
      />
    </div>
  );
};

const Steps = ({ policy }: { policy: PolicyView }) => {
  const { t, lang } = useWords();
  const people = useQuery(queries.people()).data ?? [];
  return (
    <ol className="col g1">
      {policy.steps.map((step, n) => (
        <li key={n}>{stepInWords(t, lang, step, people)}</li>
      ))}
    </ol>
  );
};
