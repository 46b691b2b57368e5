import { Button, Checkbox, Radio, TextInput } from '@mantine/core';
import type { KindOfData, SettingsView } from '@mirrorloop/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { putSettings } from '../../../api/gateway.js';
import { asRefusal, messagesFor, type Refusal } from '../../../api/refusal.js';
import { Notice } from '../../../parts/notice.js';
import { useWords } from '../../../words/use-words.js';
import { draftOf, KINDS, MESSAGES, settingsOf, type SettingsDraft } from './settings-draft.js';

const FIELDS = [...KINDS.map((kind) => `retention.${kind}`), 'messages', 'figures.smallestTeam', 'contacts'];

export const SettingsForm = ({ settings, may }: { settings: SettingsView; may: boolean }) => {
  const { t } = useWords();
  const [draft, setDraft] = useState(() => draftOf(settings));
  const put = (next: Partial<SettingsDraft>) => setDraft({ ...draft, ...next });
  const { keep, refusal, kept } = useKeep((answer) => setDraft(draftOf(answer)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep(draft);
  };
  return (
    <form className="col g4" onSubmit={submit} noValidate>
      <fieldset className="card col g3" disabled={!may}>
        <legend>{t('protection.retention')}</legend>
        <p className="sm mid">{t('protection.retentionAbout')}</p>
        <div className="grid half">
          {KINDS.map((kind) => (
            <Days
              key={kind}
              kind={kind}
              days={draft.days[kind]}
              change={(days) => put({ days: { ...draft.days, [kind]: days } })}
              refusal={refusal}
            />
          ))}
        </div>
        <div className="grid half">
          {MESSAGES.map((kind) => (
            <TextInput
              key={kind}
              label={t(`protection.messages.${kind}`)}
              description={t(`protection.messagesHelp.${kind}`)}
              placeholder={String(settings.atStart[kind])}
              inputMode="numeric"
              value={draft.messages[kind]}
              onChange={(event) => put({ messages: { ...draft.messages, [kind]: event.currentTarget.value } })}
              error={messagesFor(refusal, `messages.${kind}`).join(' ') || undefined}
            />
          ))}
        </div>
        <p className="sm mid">
          {t('protection.atStart', { log: String(settings.atStart.log), inbox: String(settings.atStart.inbox) })}
        </p>
      </fieldset>
      <Figures draft={draft} put={put} refusal={refusal} may={may} />
      <Language draft={draft} put={put} refusal={refusal} may={may} />
      <Contacts draft={draft} put={put} refusal={refusal} may={may} />
      {refusal && <Notice refusal={refusal} fields={FIELDS} />}
      {may && (
        <div className="row g3">
          <Button type="submit" loading={kept.isPending}>
            {t('protection.keep')}
          </Button>
          <p className="sm mid" role="status">
            {kept.isSuccess ? t('protection.kept') : ''}
          </p>
        </div>
      )}
    </form>
  );
};

function useKeep(done: (answer: SettingsView) => void) {
  const client = useQueryClient();
  const kept = useMutation({
    mutationFn: (draft: SettingsDraft) => putSettings(settingsOf(draft)),
    onSuccess: (answer) => {
      done(answer);
      client.setQueryData(['settings'], answer);
    },
  });
  return { keep: kept.mutate, kept, refusal: kept.error ? asRefusal(kept.error) : null };
}

interface DaysProps {
  kind: KindOfData;
  days: string;
  change: (days: string) => void;
  refusal: Refusal | null;
}

const Days = ({ kind, days, change, refusal }: DaysProps) => {
  const { t } = useWords();
  return (
    <TextInput
      label={t(`protection.kind.${kind}`)}
      description={t(`protection.kindHelp.${kind}`)}
      placeholder={t('protection.forEver')}
      inputMode="numeric"
      value={days}
      onChange={(event) => change(event.currentTarget.value)}
      error={messagesFor(refusal, `retention.${kind}`).join(' ') || undefined}
    />
  );
};

interface PartProps {
  draft: SettingsDraft;
  put: (next: Partial<SettingsDraft>) => void;
  refusal: Refusal | null;
  may: boolean;
}

/** Off until the organisation decides otherwise knowingly: what it means stands beside it. */
const Figures = ({ draft, put, refusal, may }: PartProps) => {
  const { t } = useWords();
  return (
    <fieldset className="card col g3" disabled={!may}>
      <legend>{t('protection.figures')}</legend>
      <Checkbox
        label={t('protection.perPerson')}
        description={t('protection.perPersonHelp')}
        checked={draft.perPerson}
        onChange={(event) => put({ perPerson: event.currentTarget.checked })}
      />
      <TextInput
        label={t('protection.smallestTeam')}
        description={t('protection.smallestTeamHelp')}
        inputMode="numeric"
        value={draft.smallestTeam}
        onChange={(event) => put({ smallestTeam: event.currentTarget.value })}
        error={messagesFor(refusal, 'figures.smallestTeam').join(' ') || undefined}
      />
    </fieldset>
  );
};

const Language = ({ draft, put, may }: PartProps) => {
  const { t } = useWords();
  return (
    <fieldset className="card col g3" disabled={!may}>
      <legend>{t('protection.mails')}</legend>
      <Radio.Group
        label={t('protection.language')}
        description={t('protection.languageHelp')}
        value={draft.language}
        onChange={(language) => put({ language: language as SettingsDraft['language'] })}
      >
        <div className="row g4">
          {(['en', 'de'] as const).map((language) => (
            <Radio key={language} value={language} label={t(`language.${language}`)} disabled={!may} />
          ))}
        </div>
      </Radio.Group>
    </fieldset>
  );
};

const Contacts = ({ draft, put, refusal, may }: PartProps) => {
  const { t } = useWords();
  return (
    <fieldset className="card col g3" disabled={!may}>
      <legend>{t('protection.contacts')}</legend>
      {(['controller', 'dataProtectionOfficer'] as const).map((who) => (
        <TextInput
          key={who}
          label={t(`protection.${who}`)}
          description={t('protection.contactHelp')}
          value={draft[who]}
          onChange={(event) => put({ [who]: event.currentTarget.value })}
          error={messagesFor(refusal, `contacts.${who}`).join(' ') || undefined}
        />
      ))}
    </fieldset>
  );
};
