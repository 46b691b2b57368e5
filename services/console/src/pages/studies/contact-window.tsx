import { Button, NumberInput } from '@mantine/core';
import type { ContactSettingsView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { putContactSettings } from '../../api/invitations.js';
import { queries } from '../../api/queries.js';
import { messagesFor } from '../../api/refusal.js';
import { BothVersions } from '../../parts/both-versions.js';
import { Notice } from '../../parts/notice.js';
import { useKeep } from '../../parts/use-keep.js';
import { useWords } from '../../words/use-words.js';

/** How often a customer may be asked: a setting of the organisation, shown where it decides something. */
export const ContactWindow = ({ may }: { may: boolean }) => {
  const { t } = useWords();
  const known = useQuery(queries.contactSettings()).data;
  const mayChange = useQuery(queries.session()).data?.may.includes('change settings');
  if (!known) return null;
  return (
    <div className="col g2">
      <p className="sm mut">{t('studies.window.text', { count: known.windowDays })}</p>
      {may && mayChange && <Change known={known} />}
    </div>
  );
};

const draftOf = ({ windowDays }: ContactSettingsView) => ({ days: windowDays as number | string });

const Change = ({ known }: { known: ContactSettingsView }) => {
  const { t } = useWords();
  const keeping = useKeep({
    known,
    queryKey: queries.contactSettings().queryKey,
    draftOf,
    put: ({ days }, version) => putContactSettings({ version, windowDays: Number(days) }),
  });
  const { draft, change, theirs, refusal, busy, keepTheirs, useMine } = keeping;
  const label = t('studies.window.label');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keeping.keep();
  };
  return (
    <form className="col g2" onSubmit={submit} noValidate>
      <div className="filters">
        <NumberInput
          label={label}
          min={0}
          value={draft.days}
          onChange={(days) => change({ days })}
          error={messagesFor(refusal, 'windowDays').join(' ') || undefined}
        />
        <Button type="submit" variant="default" loading={busy} disabled={theirs !== null}>
          {t('studies.remind.keep')}
        </Button>
      </div>
      {theirs && (
        <BothVersions
          rows={[[label, String(theirs.windowDays), String(draft.days)]]}
          {...{ keepTheirs, useMine, busy }}
        />
      )}
      {refusal && <Notice refusal={refusal} fields={['windowDays']} />}
    </form>
  );
};
