import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { StudyView } from '@mirrorloop/contracts';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { shareLinks, type WantedLinks } from '../../api/insight.js';
import { asRefusal, messagesFor } from '../../api/refusal.js';
import { handOver } from '../../parts/figure-files.js';
import { Notice } from '../../parts/notice.js';
import { QrCode } from '../../parts/qr-code.js';
import { ShownOnce } from '../../parts/shown-once.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

const MOST = 5_000;

/** One open link with its code for the shop floor, or a file of personal links to send on. */
export const ShareLinks = ({ study }: { study: StudyView }) => {
  const { t } = useWords();
  const sharing = useMutation({ mutationFn: (wanted: WantedLinks) => shareLinks(study.id, wanted) });
  const refusal = sharing.error ? asRefusal(sharing.error) : null;
  return (
    <section className="card col g4">
      <div>
        <h2>{t('studies.links.title')}</h2>
        <p className="sub">{t('studies.links.sub')}</p>
      </div>
      <Ask share={sharing.mutate} busy={sharing.isPending} refusal={refusal} />
      {sharing.data && <Shared links={sharing.data.links} wanted={sharing.variables!} />}
    </section>
  );
};

interface AskProps {
  share: (wanted: WantedLinks) => void;
  busy: boolean;
  refusal: ReturnType<typeof asRefusal> | null;
}

const Ask = ({ share, busy, refusal }: AskProps) => {
  const { t } = useWords();
  const [draft, setDraft] = useState({ population: 'employee' as WantedLinks['population'], team: '', personal: 0 });
  const put = (next: Partial<typeof draft>) => setDraft({ ...draft, ...next });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const team = draft.team.trim();
    const by = draft.population === 'employee' ? 'team' : 'segment';
    share({ population: draft.population, personal: draft.personal, groups: team ? { [by]: team } : {} });
  };
  return (
    <form className="col g3" onSubmit={submit} noValidate>
      <div className="filters">
        <NativeSelect
          label={t('studies.links.who')}
          data={(['employee', 'customer'] as const).map((value) => ({
            value,
            label: t(`studies.population.${value}`),
          }))}
          value={draft.population}
          onChange={(event) => put({ population: event.currentTarget.value as WantedLinks['population'] })}
        />
        <TextInput
          label={t(draft.population === 'employee' ? 'studies.links.team' : 'studies.links.segment')}
          value={draft.team}
          onChange={(event) => put({ team: event.currentTarget.value })}
          error={messagesFor(refusal, 'groups').join(' ') || undefined}
        />
        <NumberInput
          label={t('studies.links.personal')}
          description={t('studies.links.personalHelp')}
          min={0}
          max={MOST}
          value={draft.personal}
          onChange={(personal) => put({ personal: Number(personal) })}
          error={messagesFor(refusal, 'personal').join(' ') || undefined}
        />
        <Button type="submit" variant="default" loading={busy}>
          {t('studies.links.make')}
        </Button>
      </div>
      {refusal && <Notice refusal={refusal} fields={['groups', 'personal']} />}
    </form>
  );
};

const Shared = ({ links, wanted: { personal, groups } }: { links: readonly string[]; wanted: WantedLinks }) => {
  const { t, lang } = useWords();
  const whole = links.map((link) => new URL(link, window.location.origin).href);
  const group = Object.values(groups)[0] ?? '';
  const file = () =>
    handOver(
      new Blob([['link,group', ...whole.map((link) => `${link},"${group.replaceAll('"', '""')}"`)].join('\r\n')], {
        type: 'text/csv',
      }),
      'links.csv',
    );
  if (personal === 0)
    return (
      <div className="row wrap g5 top">
        <QrCode text={whole[0]!} label={t('studies.links.code', { group })} />
        <div className="grow">
          <ShownOnce label={t('studies.links.open')} secret={whole[0]!} />
        </div>
      </div>
    );
  return (
    <div className="col g3" role="status">
      <p className="sm mid">{t('studies.links.made', { count: links.length, n: number(lang, links.length) })}</p>
      <div>
        <Button variant="default" onClick={file}>
          {t('studies.links.file')}
        </Button>
      </div>
    </div>
  );
};
