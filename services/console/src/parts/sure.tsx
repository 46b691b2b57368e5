import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { asRefusal } from '../api/refusal.js';
import { useWords } from '../words/use-words.js';
import { Notice } from './notice.js';

interface SureProps {
  /** What the button says, and what it says to who can't see what it stands beside. */
  label: string;
  name: string;
  /** What will follow from it. */
  follows: string;
  go: () => Promise<unknown>;
}

/** What can't be undone is asked once more, in place; the focus stays where the hand is. */
export const Sure = ({ label, name, follows, go }: SureProps) => {
  const { t } = useWords();
  const [asked, setAsked] = useState<boolean | null>(null);
  const going = useMutation({ mutationFn: go, onSuccess: () => setAsked(null) });
  if (!asked)
    return (
      <Button
        variant="default"
        size="compact-sm"
        aria-label={name}
        autoFocus={asked === false}
        onClick={() => setAsked(true)}
      >
        {label}
      </Button>
    );
  return (
    <div className="col g2" role="group" aria-label={name}>
      <p className="sm mid" role="status">
        {follows}
      </p>
      {going.isError && <Notice refusal={asRefusal(going.error)} fields={[]} />}
      <div className="row wrap g2">
        <Button size="compact-sm" variant="default" autoFocus onClick={() => setAsked(false)}>
          {t('cancel')}
        </Button>
        <Button size="compact-sm" loading={going.isPending} onClick={() => going.mutate()}>
          {label}
        </Button>
      </div>
    </div>
  );
};
