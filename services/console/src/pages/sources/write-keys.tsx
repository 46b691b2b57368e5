import { Button, NativeSelect } from '@mantine/core';
import type { SourceView, WriteKeyView } from '@mirrorloop/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { addWriteKey, revokeWriteKey } from '../../api/ingestion.js';
import { asRefusal } from '../../api/refusal.js';
import { Notice } from '../../parts/notice.js';
import { ShownOnce } from '../../parts/shown-once.js';
import { Sure } from '../../parts/sure.js';
import { useSeen } from '../../parts/use-seen.js';
import { moment } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

/** The keys that hold now; another one before the old ends, so that no signal is refused in between. */
export const WriteKeys = ({ source }: { source: SourceView }) => {
  const { t } = useWords();
  return (
    <div className="col g4">
      <p className="sm mid">{t('keysOf.about')}</p>
      {source.keys.length === 0 ? (
        <p className="sm">{t('keysOf.none')}</p>
      ) : (
        <ul className="rows" aria-label={t('keysOf.title', { name: source.name })}>
          {source.keys.map((key) => (
            <Key key={key.id} sourceId={source.id} held={key} />
          ))}
        </ul>
      )}
      <NewKey source={source} />
    </div>
  );
};

const Key = ({ sourceId, held: { id, prefix, madeAt, endsAt } }: { sourceId: string; held: WriteKeyView }) => {
  const { t, lang } = useWords();
  const client = useQueryClient();
  const begins = prefix ? `${prefix}…` : t('keysOf.unknown');
  const revoke = async () => {
    await revokeWriteKey(sourceId, id);
    await client.invalidateQueries({ queryKey: ['sources'] });
  };
  return (
    <li className="row wrap between g2">
      <div>
        <p>
          <code dir="ltr">{begins}</code>
        </p>
        <p className="mic mut">
          {t('keysOf.made', { at: moment(lang, madeAt) })} ·{' '}
          {endsAt ? t('keysOf.ends', { at: moment(lang, endsAt) }) : t('keysOf.holds')}
        </p>
      </div>
      <Sure
        label={t('keysOf.revoke')}
        name={t('keysOf.revokeOne', { key: begins })}
        follows={t('keysOf.revokeFollows')}
        go={revoke}
      />
    </li>
  );
};

const HOURS = [0, 1, 24, 7 * 24, 30 * 24];

const NewKey = ({ source }: { source: SourceView }) => {
  const { id, name, keys } = source;
  const { t } = useWords();
  const client = useQueryClient();
  const [hours, setHours] = useState(24);
  const { seen, told } = useSeen(source);
  const add = useMutation({
    mutationFn: (version: number) => addWriteKey(id, { version, overlapHours: hours }),
    onError: told,
    // Also where somebody was first: their key is shown, and the next try is on what there is.
    onSettled: () => client.invalidateQueries({ queryKey: ['sources'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(seen);
  };
  return (
    <form className="col g3" onSubmit={submit}>
      {add.data?.writeKey && <ShownOnce label={t('keysOf.once', { name })} secret={add.data.writeKey} />}
      {keys.length > 0 && (
        <NativeSelect
          label={t('keysOf.overlap')}
          description={t('keysOf.overlapHelp')}
          data={HOURS.map((each) => ({ value: String(each), label: t(`keysOf.hours.${each}`) }))}
          value={String(hours)}
          onChange={(event) => setHours(Number(event.currentTarget.value))}
        />
      )}
      {add.isError && <Notice refusal={asRefusal(add.error)} fields={[]} />}
      <div>
        <Button type="submit" loading={add.isPending}>
          {t(keys.length > 0 ? 'keysOf.rotate' : 'keysOf.make')}
        </Button>
      </div>
    </form>
  );
};
