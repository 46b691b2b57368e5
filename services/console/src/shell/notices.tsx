import { Popover } from '@mantine/core';
import type { Notice } from '@mirrorloop/contracts';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queries } from '../api/queries.js';
import { useWords } from '../words/use-words.js';
import { NoticeEntry } from './notice-entry.js';
import { useSeenNotices } from './seen-notices.js';

const TITLE = 'notices-title';
const NONE: readonly Notice[] = [];

/** What somebody should hear of, told in a bell: politely, and never by moving the page. */
export const Notices = () => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const asked = useQuery(queries.notices());
  const notices = asked.data ?? NONE;
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
      width="min(340px, calc(100vw - 16px))"
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
      {/* Named by its heading: by its button it would be called after how many are new. */}
      <Popover.Dropdown aria-labelledby={TITLE}>
        <List notices={notices} instead={insteadOf(asked)} close={() => setOpen(false)} />
      </Popover.Dropdown>
      <span className="vh" role="status">
        {unseen > 0 && t('notices.bell', { count: unseen, n: unseen })}
      </span>
    </Popover>
  );
};

/** Nothing is said to be due before the notices have been read. */
const insteadOf = ({ data, failureCount }: { data?: unknown; failureCount: number }): string => {
  if (data) return 'notices.none';
  return failureCount > 0 ? 'notices.unread' : 'notices.reading';
};

interface ListProps {
  notices: readonly Notice[];
  /** What is said where there are none to show. */
  instead: string;
  close: () => void;
}
const List = ({ notices, instead, close }: ListProps) => {
  const { t } = useWords();
  return (
    <div className="col g2">
      <h2 id={TITLE} tabIndex={-1} data-autofocus>
        {t('notices.title')}
      </h2>
      {notices.length === 0 && <p className="sm mid">{t(instead)}</p>}
      <ul className="rows notices">
        {notices.slice(0, 20).map((notice) => (
          <NoticeEntry key={notice.id} notice={notice} close={close} />
        ))}
      </ul>
    </div>
  );
};
