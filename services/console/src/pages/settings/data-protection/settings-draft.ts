import type { KindOfData, SettingsView } from '@mirrorloop/contracts';

export const KINDS: readonly KindOfData[] = [
  'words',
  'failedSignals',
  'answers',
  'parked',
  'namesOfWhoLeft',
  'auditTrail',
];

export const MESSAGES = ['log', 'inbox'] as const;
export type MessageKind = (typeof MESSAGES)[number];

/** As it is typed: an empty field of days means that nothing is forgotten. */
export interface SettingsDraft {
  readonly days: Readonly<Record<KindOfData, string>>;
  /** Of the log, and of what was handled; empty: as at the start. */
  readonly messages: Readonly<Record<MessageKind, string>>;
  readonly perPerson: boolean;
  readonly smallestTeam: string;
  /** Of mails to people who have not chosen one. */
  readonly language: SettingsView['language'];
  readonly controller: string;
  readonly dataProtectionOfficer: string;
}

export const draftOf = ({ retention, messages, figures, language, contacts }: SettingsView): SettingsDraft => ({
  days: Object.fromEntries(KINDS.map((kind) => [kind, String(retention[kind] ?? '')])) as SettingsDraft['days'],
  messages: { log: String(messages.log ?? ''), inbox: String(messages.inbox ?? '') },
  perPerson: figures.perPerson,
  smallestTeam: String(figures.smallestTeam),
  language,
  ...contacts,
});

/** What is no number goes along as it was typed, so that the answer names the field. */
const numberOf = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : (text as unknown as number));

export function settingsOf(draft: SettingsDraft, version: number): Omit<SettingsView, 'atStart'> {
  const { controller, dataProtectionOfficer, messages, perPerson, smallestTeam, language } = draft;
  const daysOf = (text: string) => (text.trim() === '' ? null : numberOf(text));
  return {
    version,
    retention: Object.fromEntries(KINDS.map((kind) => [kind, daysOf(draft.days[kind])])) as SettingsView['retention'],
    messages: { log: daysOf(messages.log), inbox: daysOf(messages.inbox) },
    figures: { perPerson, smallestTeam: numberOf(smallestTeam) },
    language,
    contacts: { controller, dataProtectionOfficer },
  };
}
