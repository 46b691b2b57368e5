import type { KindOfData, SettingsView } from '@mirrorloop/contracts';

export const KINDS: readonly KindOfData[] = [
  'words',
  'failedSignals',
  'answers',
  'parked',
  'namesOfWhoLeft',
  'auditTrail',
];

/** As it is typed: an empty field of days means that nothing is forgotten. */
export interface SettingsDraft {
  /** That of the settings which were seen when this was begun. */
  readonly version: number;
  readonly days: Readonly<Record<KindOfData, string>>;
  readonly perPerson: boolean;
  readonly smallestTeam: string;
  readonly controller: string;
  readonly dataProtectionOfficer: string;
}

export const draftOf = ({ version, retention, figures, contacts }: SettingsView): SettingsDraft => ({
  version,
  days: Object.fromEntries(KINDS.map((kind) => [kind, String(retention[kind] ?? '')])) as SettingsDraft['days'],
  perPerson: figures.perPerson,
  smallestTeam: String(figures.smallestTeam),
  ...contacts,
});

/** What is no number goes along as it was typed, so that the answer names the field. */
const numberOf = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : (text as unknown as number));

export function settingsOf(draft: SettingsDraft): Omit<SettingsView, 'atStart'> {
  const { controller, dataProtectionOfficer, perPerson, smallestTeam } = draft;
  const daysOf = (text: string) => (text.trim() === '' ? null : numberOf(text));
  return {
    version: draft.version,
    retention: Object.fromEntries(KINDS.map((kind) => [kind, daysOf(draft.days[kind])])) as SettingsView['retention'],
    figures: { perPerson, smallestTeam: numberOf(smallestTeam) },
    contacts: { controller, dataProtectionOfficer },
  };
}
