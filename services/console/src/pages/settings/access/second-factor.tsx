import { Button, PasswordInput, TextInput } from '@mantine/core';
import type { AccountView, SecondFactorOffer } from '@mirrorloop/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { confirmSecondFactor, offerSecondFactor, takeSecondFactor } from '../../../api/access.js';
import { asRefusal, messagesFor, type Refusal } from '../../../api/refusal.js';
import { Dialog } from '../../../parts/dialog.js';
import { Notice } from '../../../parts/notice.js';
import { ShownOnce } from '../../../parts/shown-once.js';
import { useWords } from '../../../words/use-words.js';
import { QrCode } from '../../../parts/qr-code.js';

/** An authenticator app beside the password: turned on with its first code, turned off with the password. */
export const SecondFactor = ({ account: { hasSecondFactor } }: { account: AccountView }) => {
  const { t } = useWords();
  const client = useQueryClient();
  const [open, setOpen] = useState<'on' | 'off' | null>(null);
  const close = () => {
    setOpen(null);
    void client.invalidateQueries({ queryKey: ['account'] });
  };
  return (
    <section className="card col g3">
      <h2>{t('factor.title')}</h2>
      <p className="sm mid">{t(hasSecondFactor ? 'factor.isOn' : 'factor.isOff')}</p>
      <div className="row wrap g2">
        <Button variant="default" onClick={() => setOpen('on')}>
          {t(hasSecondFactor ? 'factor.renew' : 'factor.turnOn')}
        </Button>
        {hasSecondFactor && (
          <Button variant="default" onClick={() => setOpen('off')}>
            {t('factor.turnOff')}
          </Button>
        )}
      </div>
      <Dialog opened={open === 'on'} close={close} title={t('factor.turnOn')} size={480}>
        <TurnOn close={close} />
      </Dialog>
      <Dialog opened={open === 'off'} close={close} title={t('factor.turnOff')} size={480}>
        <TurnOff close={close} />
      </Dialog>
    </section>
  );
};

/** The password, then the secret and its first code, then the codes for a lost phone. */
const TurnOn = ({ close }: { close: () => void }) => {
  const { t } = useWords();
  const offer = useMutation({ mutationFn: offerSecondFactor });
  const confirm = useMutation({ mutationFn: confirmSecondFactor });
  if (confirm.data)
    return (
      <div className="col g4">
        <ShownOnce label={t('factor.codes')} secret={confirm.data.codes.join('\n')} />
        <p className="sm mid">{t('factor.codesText')}</p>
        <div className="row end">
          <Button onClick={close}>{t('once.done')}</Button>
        </div>
      </div>
    );
  if (offer.data)
    return (
      <Ask
        key="code"
        field="code"
        go={(code) => confirm.mutate({ offer: offer.data.offer, code })}
        does={t('factor.turnOn')}
        {...stateOf(confirm)}
        close={close}
      >
        <Offer offer={offer.data} />
      </Ask>
    );
  return (
    <Ask key="current" field="current" go={offer.mutate} does={t('factor.goOn')} {...stateOf(offer)} close={close} />
  );
};

const TurnOff = ({ close }: { close: () => void }) => {
  const { t } = useWords();
  const off = useMutation({ mutationFn: takeSecondFactor, onSuccess: close });
  return (
    <Ask field="current" go={off.mutate} does={t('factor.turnOff')} {...stateOf(off)} close={close}>
      <p className="sm mid">{t('factor.turnOffText')}</p>
    </Ask>
  );
};

const stateOf = ({ error, isPending }: { error: Error | null; isPending: boolean }) => ({
  refusal: error && asRefusal(error),
  busy: isPending,
});

const Offer = ({ offer: { secret, address } }: { offer: SecondFactorOffer }) => {
  const { t } = useWords();
  return (
    <>
      <p className="sm mid">{t('factor.scan')}</p>
      <QrCode text={address} label={t('factor.qr')} />
      <p className="sm mid">{t('factor.orType')}</p>
      <pre className="code" tabIndex={0} aria-label={t('factor.secret')} dir="ltr">
        {secret.replace(/.{4}(?=.)/g, '$& ')}
      </pre>
    </>
  );
};

interface AskProps {
  field: 'current' | 'code';
  go: (answer: string) => void;
  does: string;
  refusal: Refusal | null;
  busy: boolean;
  close: () => void;
  children?: ReactNode;
}

/** One thing that only they can know, and the button it belongs to. */
const Ask = ({ field, go, does, refusal, busy, close, children }: AskProps) => {
  const { t } = useWords();
  const [answer, setAnswer] = useState('');
  const said = {
    value: answer,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => setAnswer(event.currentTarget.value),
    error: messagesFor(refusal, field).join(' ') || undefined,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go(answer);
  };
  return (
    <form className="col g4" onSubmit={submit} noValidate>
      {children}
      {field === 'code' ? (
        <TextInput label={t('factor.code')} autoComplete="one-time-code" inputMode="numeric" {...said} />
      ) : (
        <PasswordInput
          label={t('account.current')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('account.showPassword'), tabIndex: 0 }}
          {...said}
        />
      )}
      {refusal && <Notice refusal={refusal} fields={[field]} />}
      <div className="row g2 end">
        <Button variant="default" onClick={close}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {does}
        </Button>
      </div>
    </form>
  );
};
