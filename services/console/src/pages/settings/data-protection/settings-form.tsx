import { Checkbox, Radio, TextInput } from '@mantine/core';
import type { KindOfData, SettingsView } from '@mirrorloop/contracts';
import type { FormEvent } from 'react';
import { putSettings } from '../../../api/gateway.js';
import { queries } from '../../../api/queries.js';
import { messagesFor, type Refusal } from '../../../api/refusal.js';
import { KeepFoot } from '../../../parts/keep-foot.js';
import { useKeep } from '../../../parts/use-keep.js';
import { type Say, useWords } from '../../../words/use-words.js';
import { draftOf, KINDS, MESSAGES, settingsOf, type SettingsDraft } from './settings-draft.js';

const CONTACTS = ['controller', 'dataProtectionOfficer'] as const;
const FIELDS = [
  ...KINDS.map((kind) => `retention.${kind}`),
  ...MESSAGES.map((kind) => `messages.${kind}`),
  'figures.smallestTeam',
  ...CONTACTS.map((who) => `contacts.${who}`),
];

export const SettingsForm = ({ settings, may }: { settings: SettingsView; may: boolean }) => {
  const { t } = useWords();
  const keeping = useKeep({
    known: settings,
    queryKey: queries.settings().queryKey,
    draftOf,
    put: (typed, version) => putSettings(settingsOf(typed, version)),
  });
  const { draft, change: put, refusal } = keeping;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keeping.keep();
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
      {may && <KeepFoot keeping={keeping} fields={FIELDS} differs={(theirs) => rowsOf(t, draftOf(theirs), draft)} />}
    </form>
  );
};

/** Each setting by its name, as it is in force and as it was typed. */
function rowsOf(t: Say, theirs: SettingsDraft, mine: SettingsDraft): [string, string, string][] {
  const onOff = (on: boolean) => t(on ? 'serious.yes' : 'serious.no');
  return [
    ...KINDS.map((kind): [string, string, string] => [
      t(`protection.kind.${kind}`),
      theirs.days[kind] || t('protection.forEver'),
      mine.days[kind] || t('protection.forEver'),
    ]),
    ...MESSAGES.map((kind): [string, string, string] => [
      t(`protection.messages.${kind}`),
      theirs.messages[kind],
      mine.messages[kind],
    ]),
    [t('protection.perPerson'), onOff(theirs.perPerson), onOff(mine.perPerson)],
    [t('protection.smallestTeam'), theirs.smallestTeam, mine.smallestTeam],
    [t('protection.language'), t(`language.${theirs.language}`), t(`language.${mine.language}`)],
    ...CONTACTS.map((who): [string, string, string] => [t(`protection.${who}`), theirs[who], mine[who]]),
  ];
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
      {CONTACTS.map((who) => (
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
