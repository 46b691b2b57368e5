import { Button } from '@mantine/core';
import type { MeetingView } from '@mirrorloop/contracts';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queries } from '../../api/queries.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { CloseMeeting } from './close-meeting.js';
import { LackingList, lackingIn } from './lacking.js';

interface FootProps {
  meeting: MeetingView;
  at: number;
  go: (at: number) => void;
}

/** What keeps the meeting open, by name; the way on, and the end. */
export const StageFoot = ({ meeting, at, go }: FootProps) => {
  const { t, lang } = useWords();
  const [closing, close] = useState(false);
  const holds = useQuery(queries.session()).data?.may.includes('hold meetings') ?? false;
  const lacking = lackingIn(meeting);
  const { items } = meeting;
  const count = lacking.length;
  const decided = items.filter(({ decision }) => decision !== 'open').length;
  return (
    <footer className="stage-foot">
      <div className="grow col g1" role="status">
        {count > 0 ? (
          <>
            <p className="row g2 b sm">
              <IconAlertTriangle size={18} className="alerting" aria-hidden="true" />
              {t('meetings.blocked', { count, n: number(lang, count) })}
            </p>
            <LackingList meetingId={meeting.id} lacking={lacking} />
          </>
        ) : (
          <p className="sm">
            {t('meetings.counts', { decided: number(lang, decided), of: number(lang, items.length) })}{' '}
            <span className="mut hide-narrow">
              {t('meetings.keys')}. {t('meetings.live')}.
            </span>
          </p>
        )}
      </div>
      <div className="row g2 wrap">
        <Button variant="default" disabled={at === 0} onClick={() => go(at - 1)}>
          {t('meetings.previousItem')}
        </Button>
        <Button variant="default" disabled={at >= items.length - 1} onClick={() => go(at + 1)}>
          {t('meetings.nextItem')}
        </Button>
        {holds && <Button onClick={() => close(true)}>{t('meetings.close')}</Button>}
      </div>
      <CloseMeeting meeting={meeting} opened={closing} close={() => close(false)} />
    </footer>
  );
};
