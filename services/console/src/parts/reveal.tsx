import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { asRefusal } from '../api/refusal.js';
import { useWords } from '../words/use-words.js';
import { MaskedValue } from './masked-value.js';
import { Notice } from './notice.js';

interface RevealProps {
  /** Says to who can't see what it stands beside whose it is. */
  name: string;
  what: 'failed';
  /** Asks for it with the reason, which goes into the audit trail. */
  reveal: (reason: string) => Promise<unknown>;
}

/** What may be seen for a reason: hidden until somebody says which, in place; the focus goes along. */
export const Reveal = ({ name, what, reveal }: RevealProps) => {
  const { t } = useWords();
  const [asked, setAsked] = useState<boolean | null>(null);
  if (asked) return <Reason name={name} reveal={reveal} cancel={() => setAsked(false)} />;
  return (
    <div className="row wrap g2">
      <MaskedValue what={`${what}ForReason`} />
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`${t('reveal.show')}: ${name}`}
        autoFocus={asked === false}
        onClick={() => setAsked(true)}
      >
        {t('reveal.show')}
      </Button>
    </div>
  );
};

const Reason = ({ name, reveal, cancel }: { name: string; reveal: RevealProps['reveal']; cancel: () => void }) => {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [short, setShort] = useState(false);
  const showing = useMutation({ mutationFn: () => reveal(reason.trim()) });
  const go = () => (reason.trim().length < 3 ? setShort(true) : showing.mutate());
  return (
    <form
      className="col g2"
      aria-label={`${t('reveal.show')}: ${name}`}
      onSubmit={(event) => (event.preventDefault(), go())}
    >
      <TextInput
        label={t('reveal.reason')}
        description={t('reveal.follows')}
        maxLength={500}
        autoFocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={short && reason.trim().length < 3 ? t('reveal.short') : undefined}
      />
      {showing.isError && <Notice refusal={asRefusal(showing.error)} fields={[]} />}
      <div className="row wrap g2">
        <Button size="compact-sm" type="submit" loading={showing.isPending}>
          {t('reveal.show')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={cancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
};
