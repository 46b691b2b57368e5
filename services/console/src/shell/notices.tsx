import { Popover } from '@mantine/core';
import type { Notice } from '@mirrorloop/contracts';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { queries } from '../api/queries.js';
import { Chip } from '../parts/marks.js';
import { moment } from '../words/format.js';
import { useWords } from '../words/use-words.js';
import { useSeenNotices } from './seen-notices.js';

/** Due and overdue actions, told in a bell: politely, and never by moving the page. */
export const Notices = () => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const notices = useQuery(queries.notices()).data ?? [];
  const { unseen, seeAll } = useSeenNotices(notices);
  const show = () => {
    setOpen(!open);
    seeAll();
  };
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      width={340}
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <button
          type="button"
          className="iconb bell"
          onClick={show}
          aria-label={t('notices.bell', { count: unseen, n: unseen })}
          aria-expanded={open}
        >
          <IconBell size={17} stroke={1.6} aria-hidden="true" />
          {unseen > 0 && (
            <span className="badge" aria-hidden="true">
              {unseen}
            </span>
          )}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('notices.title')}>
        <List notices={notices} close={() => setOpen(false)} />
      </Popover.Dropdown>
      <span className="vh" role="status">
        {unseen > 0 && t('notices.bell', { count: unseen, n: unseen })}
      </span>
    </Popover>
  );
};

const List = ({ notices, close }: { notices: readonly Notice[]; close: () => void }) => {
  const { t, lang } = useWords();
  return (
    <div className="col g2">
      <h2 tabIndex={-1} data-autofocus>
        {t('notices.title')}
      </h2>
      {notices.length === 0 && <p className="sm mid">{t('notices.none')}</p>}
      <ul className="rows notices">
        {notices.slice(0, 20).map((notice) => (
          <li key={notice.id} className="col g1">
            <Chip
              kind={notice.kind === 'overdue' ? 'alert' : 'warn'}
              icon={notice.kind === 'overdue' ? 'alert' : 'wait'}
            >
              {t(`action.${notice.kind}`)}
            </Chip>
            <About notice={notice} close={close} />
            <span className="mic mut">
              {t('notices.who', { owner: notice.owner, at: moment(lang, notice.deadline) })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
};

const About = ({ notice: { actionId, meetingId, title }, close }: { notice: Notice; close: () => void }) =>
  meetingId ? (
    <Link className="link sm m5" to="/meetings/$meetingId" params={{ meetingId }} onClick={close} dir="auto">
      {title}
    </Link>
  ) : actionId ? (
    <Link className="link sm m5" to="/actions/$actionId" params={{ actionId }} onClick={close}>
      {title}
    </Link>
  ) : (
    <Link className="link sm m5" to="/cases" onClick={close} dir="auto">
      {title}
    </Link>
  );
