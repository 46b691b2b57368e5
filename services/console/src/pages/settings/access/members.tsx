import { Button, TextInput } from '@mantine/core';
import type { MemberView } from '@mirrorloop/contracts';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { readMembers } from '../../../api/access.js';
import { Dialog } from '../../../parts/dialog.js';
import { Empty } from '../../../parts/empty.js';
import { LinkButton } from '../../../parts/link-button.js';
import { useStillList } from '../../../parts/still-list.js';
import { number } from '../../../words/format.js';
import { useWords } from '../../../words/use-words.js';
import { GiveGrant } from './give-grant.js';
import { LeadingList } from './leading-list.js';
import { Member } from './member.js';

/** Who may come in, with everything they hold and why. */
export const Members = ({ views }: { views: ReactNode }) => {
  const { t, lang } = useWords();
  const { search } = useSearch({ from: '/shell/settings/access' });
  const list = useStillList(['access', 'members', search ?? ''], (cursor) => readMembers(search, cursor));
  const [giving, setGiving] = useState<MemberView | 'anybody' | null>(null);
  const close = () => setGiving(null);
  return (
    <>
      <LeadingList
        list={list}
        what={t('what.access')}
        title={(total) =>
          t(total === 0 ? 'access.titleNone' : 'access.title', { count: total, n: number(lang, total) })
        }
        label={t('access.view.people')}
        tools={
          <>
            <p className="sm mid">{t('access.about')}</p>
            <div className="row between wrap g3">
              {views}
              <Button onClick={() => setGiving('anybody')}>{t('access.give')}</Button>
            </div>
            <FindMember key={search} search={search} />
          </>
        }
        empty={search ? <NobodyFound /> : <Nobody />}
        shown="people.shown"
        row={(member) => <Member key={member.id} member={member} give={() => setGiving(member)} />}
      />
      <Dialog opened={giving !== null} close={close} title={t('access.give')} size={480}>
        {giving && <GiveGrant to={giving === 'anybody' ? null : giving} close={close} />}
      </Dialog>
    </>
  );
};

const FindMember = ({ search }: { search: string | undefined }) => {
  const { t } = useWords();
  const navigate = useNavigate();
  const [text, setText] = useState(search ?? '');
  const find = (event: FormEvent) => {
    event.preventDefault();
    void navigate({ to: '/settings/access', search: text.trim() ? { search: text.trim() } : {} });
  };
  return (
    <form className="row wrap g2 end" role="search" onSubmit={find}>
      <TextInput
        label={t('access.search')}
        type="search"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {t('access.find')}
      </Button>
    </form>
  );
};

const NobodyFound = () => {
  const { t } = useWords();
  return (
    <Empty title={t('access.notFound')}>
      <p className="sm mid">{t('access.notFoundText')}</p>
    </Empty>
  );
};

const Nobody = () => {
  const { t } = useWords();
  return (
    <Empty title={t('access.none')}>
      <p className="sm mid">{t('access.noneText')}</p>
      <LinkButton to="/settings/people" search={{ view: 'import' }} variant="default">
        {t('people.view.import')}
      </LinkButton>
    </Empty>
  );
};
