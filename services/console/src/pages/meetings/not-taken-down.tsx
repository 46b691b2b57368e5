import { Button } from '@mantine/core';
import type { MeetingItemView, MeetingView } from '@mirrorloop/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useWords } from '../../words/use-words.js';
import { isDirty, type Kept, keptKey } from './kept-item.js';

/** What was typed when somebody ended the meeting: it can't be taken down any more, and isn't lost to who typed it. */
export const NotTakenDown = ({ meeting: { items } }: { meeting: MeetingView }) => {
  const { t } = useWords();
  const client = useQueryClient();
  const [, look] = useState(0);
  // What was on its way when the meeting ended may be refused a moment later.
  useEffect(
    () =>
      client.getQueryCache().subscribe(({ query }) => {
        if (query.queryKey[0] === 'draft') look((n) => n + 1);
      }),
    [client],
  );
  const left = items.flatMap((item): [MeetingItemView, Kept][] => {
    const kept = client.getQueryData<Kept>(keptKey(item.id));
    return kept && !kept.sending && isDirty(kept) ? [[item, kept]] : [];
  });
  if (left.length === 0) return null;
  const forget = () => left.forEach(([{ id }]) => client.removeQueries({ queryKey: keptKey(id) }));
  return (
    <section className="toast col" role="alert">
      <p className="b">{t('meetings.tooLate')}</p>
      <p className="mid">{t('meetings.tooLateText')}</p>
      <dl className="col g2 sm">
        {left.map(([{ id, action }, { typed }]) => (
          <div key={id} className="col g1">
            <dt dir="auto">
              {action.title}: {t(`meetings.decision.${typed.decision}`)}
            </dt>
            {[typed.decision === 'agreed' ? typed.draft.problem : '', typed.reason, typed.note]
              .filter((said) => said.trim())
              .map((said, n) => (
                <dd key={n} className="note-of-item" dir="auto">
                  {said}
                </dd>
              ))}
          </div>
        ))}
      </dl>
      <div>
        <Button variant="default" onClick={forget}>
          {t('meetings.forget')}
        </Button>
      </div>
    </section>
  );
};
