import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { Channel, SourceView } from '@mirrorloop/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { connectSource } from '../../api/ingestion.js';
import { asRefusal, messagesFor } from '../../api/refusal.js';
import { Dialog } from '../../parts/dialog.js';
import { SendForm } from '../../parts/send-form.js';
import { ShownOnce } from '../../parts/shown-once.js';
import { useWords } from '../../words/use-words.js';
import { SendExample } from './send-example.js';

const CHANNELS: readonly Channel[] = ['web', 'app', 'store', 'phone', 'chat', 'email', 'mail', 'social', 'other'];

/** For whoever keeps sources: a name and a channel, then the key, once, with what to send. */
export const ConnectSource = () => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('sources.connect')}
      </Button>
      <Dialog opened={open} close={close} title={t('sources.connect')} size={560}>
        <Connecting close={close} />
      </Dialog>
    </>
  );
};

const Connecting = ({ close }: { close: () => void }) => {
  const { t } = useWords();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [channel, setChannel] = useState<Channel>('web');
  const connect = useMutation({
    mutationFn: () => connectSource({ name, channel }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sources'] }),
  });
  if (connect.data) return <Connected source={connect.data} close={close} />;
  const refusal = connect.error ? asRefusal(connect.error) : null;
  return (
    <SendForm
      go={connect.mutate}
      busy={connect.isPending}
      {...{ refusal, close, fields: ['name', 'channel'], label: t('sources.connectIt') }}
    >
      <TextInput
        label={t('sources.name')}
        description={t('sources.nameHelp')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={messagesFor(refusal, 'name').join(' ') || undefined}
      />
      <NativeSelect
        label={t('sources.channel')}
        data={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
        value={channel}
        onChange={(event) => setChannel(event.currentTarget.value as Channel)}
      />
    </SendForm>
  );
};

const Connected = ({ source: { name, writeKey }, close }: { source: SourceView; close: () => void }) => {
  const { t } = useWords();
  return (
    <div className="col g4">
      <ShownOnce label={t('keysOf.once', { name })} secret={writeKey ?? ''} />
      <SendExample writeKey={writeKey ?? ''} />
      <div className="row end">
        <Button onClick={close}>{t('once.done')}</Button>
      </div>
    </div>
  );
};
