import { Button } from '@mantine/core';
import type { AccountView } from '@mirrorloop/contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { signOutEverywhere } from '../../../api/gateway.js';
import { queries } from '../../../api/queries.js';
import { asRefusal } from '../../../api/refusal.js';
import { Notice } from '../../../parts/notice.js';
import { Region } from '../../../parts/region.js';
import { useLeave } from '../../../shell/use-leave.js';
import { useWords } from '../../../words/use-words.js';
import { PasswordForm } from './password-form.js';
import { SecondFactor } from './second-factor.js';

/** One's own way in. */
export const Account = ({ views }: { views: ReactNode }) => {
  const { t } = useWords();
  return (
    <Region query={useQuery(queries.account())} what={t('what.account')} lead>
      {(account) => (
        <>
          <h1 className="finding">{t(findingOf(account))}</h1>
          {views && <div>{views}</div>}
          <PasswordForm key={String(account.hasPassword)} account={account} />
          {account.hasPassword && <SecondFactor account={account} />}
          <Everywhere />
        </>
      )}
    </Region>
  );
};

const findingOf = ({ hasPassword, hasSecondFactor }: AccountView) =>
  hasSecondFactor ? 'account.both' : hasPassword ? 'account.passwordOnly' : 'account.linkOnly';

const Everywhere = () => {
  const { t } = useWords();
  const leave = useMutation({ mutationFn: useLeave(signOutEverywhere) });
  return (
    <section className="card col g3">
      <h2>{t('account.everywhere')}</h2>
      <p className="sm mid">{t('account.everywhereText')}</p>
      {leave.isError && <Notice refusal={asRefusal(leave.error)} fields={[]} />}
      <div>
        <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate()}>
          {t('account.everywhereGo')}
        </Button>
      </div>
    </section>
  );
};
