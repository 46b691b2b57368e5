import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { queries } from '../../../api/queries.js';
import { Unseen } from '../../../parts/unseen.js';
import { Page } from '../../../shell/page.js';
import { useWords } from '../../../words/use-words.js';
import { Account } from './account.js';
import { Members } from './members.js';
import { Tokens } from './tokens.js';

export const VIEWS = ['people', 'machines', 'account'] as const;
export type AccessView = (typeof VIEWS)[number];

/** Who and what may come in, and one's own way in. Whoever may not give access finds their own account alone. */
export const Access = () => {
  const { t } = useWords();
  const search = useSearch({ from: '/shell/settings/access' });
  const gives = useQuery(queries.session()).data?.may.includes('give access') ?? false;
  const view = search.of ?? (gives ? 'people' : 'account');
  return (
    <Page crumbs={[{ text: t('nav.settings') }, { text: t('nav.access') }]}>
      {view === 'account' || gives ? (
        <>
          {view === 'people' && <Members views={<Views view={view} />} />}
          {view === 'machines' && <Tokens views={<Views view={view} />} />}
          {view === 'account' && <Account views={gives && <Views view={view} />} />}
        </>
      ) : (
        <Unseen />
      )}
    </Page>
  );
};

const Views = ({ view }: { view: AccessView }) => {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <SegmentedControl
      aria-label={t('access.views')}
      value={view}
      onChange={(next) =>
        void navigate({ to: '/settings/access', search: next === 'people' ? {} : { of: next as AccessView } })
      }
      data={VIEWS.map((value) => ({ value, label: t(`access.view.${value}`) }))}
    />
  );
};
