import { NativeSelect, TextInput } from '@mantine/core';
import type { PlaybookView } from '@mirrorloop/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keepPlaybook, readPlaybook } from '../../api/playbooks.js';
import { asRefusal } from '../../api/refusal.js';
import { SendForm } from '../../parts/send-form.js';
import { useWords } from '../../words/use-words.js';
import { pathErrors } from '../actions/field-errors.js';
import { draftWayOf, type DraftWay, wayFrom } from '../actions/way-draft.js';
import { WayFields } from '../actions/way-fields.js';

export const INSIGHT_KINDS = [
  ...(['surge', 'decline', 'driver', 'perception-gap', 'repeated-ask', 'channel-inconsistency'] as const),
  ...(['choke-point', 'observation', 'cases', 'elsewhere'] as const),
];

const begun = (known: PlaybookView | null): DraftWay => {
  const domain = { domain: known?.domain ?? ('disorder' as const), reason: null, by: null };
  if (known?.way.kind === 'contain')
    return { ...draftWayOf({ domain, way: null }), kind: 'contain', how: known.way.how };
  return draftWayOf({ domain, way: known ? (known.way as Exclude<PlaybookView['way'], { kind: 'contain' }>) : null });
};

/** Held against the version it was opened with: when somebody else was first, what was typed stays. */
export const PlaybookForm = ({ known, close }: { known: PlaybookView | null; close: () => void }) => {
  const { t } = useWords();
  const client = useQueryClient();
  const [seen, see] = useState(known?.version ?? 0);
  const [name, setName] = useState(known?.name ?? '');
  const [insightKind, setKind] = useState(known?.insightKind ?? '');
  const [way, setWay] = useState(() => begun(known));
  const send = useMutation({
    mutationFn: () => {
      const said = { name, insightKind: insightKind || null, domain: way.domain, way: wayFrom(way, undefined).way };
      return keepPlaybook(said, known && { id: known.id, version: seen });
    },
    onError: async (error) => {
      if (known && asRefusal(error).status === 412) see((await readPlaybook(known.id)).version);
    },
    onSuccess: async () => {
      close();
      await client.invalidateQueries({ queryKey: ['playbooks'] });
    },
  });
  const refusal = send.error ? asRefusal(send.error) : null;
  const errors = pathErrors(refusal);
  return (
    <SendForm
      go={() => send.mutate()}
      busy={send.isPending}
      label={t(refusal?.status === 412 ? 'work.again' : 'playbooks.keep')}
      close={close}
      refusal={refusal}
      fields={['name', 'insightKind', 'domain', 'way', 'way.kind']}
      changed={t('work.changed')}
    >
      <TextInput
        label={t('playbooks.field.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={errors['name']}
        dir="auto"
      />
      <NativeSelect
        label={t('playbooks.field.insightKind')}
        data={['', ...INSIGHT_KINDS].map((value) => ({ value, label: t(`playbooks.kind.${value || 'any'}`) }))}
        value={insightKind}
        onChange={(event) => setKind(event.currentTarget.value)}
        error={errors['insightKind']}
      />
      <WayFields draft={way} change={(next) => next.way && setWay(next.way)} errors={errors} template />
    </SendForm>
  );
};
