import type { CaseSettingsView, SeriousSettingsView } from '@mirrorloop/contracts';

export interface SeriousDraft {
  readonly ratingAtBottom: boolean;
  /** One a line. */
  readonly words: string;
  readonly withinDays: string;
}
export interface RouteDraft {
  readonly touchpoint: string;
  readonly teamId: string;
}
export const NUMBERS = ['respondHours', 'resolveHours', 'likeCases', 'windowDays'] as const;
export interface CasesDraft extends Readonly<Record<(typeof NUMBERS)[number], string>> {
  readonly routes: readonly RouteDraft[];
  /** Empty: nobody. */
  readonly defaultTeamId: string;
}

/** What is no number goes along as it was typed, so that the answer names the field. */
const numberOf = (text: string): number | string => {
  const plain = text.trim().replace(',', '.');
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : text;
};

export const seriousDraft = ({ ratingAtBottom, words, withinDays }: SeriousSettingsView): SeriousDraft => ({
  ratingAtBottom,
  words: words.join('\n'),
  withinDays: String(withinDays),
});

export const seriousFrom = ({ ratingAtBottom, words, withinDays }: SeriousDraft) => ({
  ratingAtBottom,
  words: linesOf(words),
  withinDays: numberOf(withinDays),
});

export const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

export const casesDraft = (known: CaseSettingsView): CasesDraft => ({
  ...(Object.fromEntries(NUMBERS.map((name) => [name, String(known[name])])) as Record<
    (typeof NUMBERS)[number],
    string
  >),
  routes: known.routes.map((route) => ({ ...route })),
  defaultTeamId: known.defaultTeamId ?? '',
});

export const casesFrom = ({ routes, defaultTeamId, ...numbers }: CasesDraft) => ({
  ...Object.fromEntries(NUMBERS.map((name) => [name, numberOf(numbers[name])])),
  routes,
  defaultTeamId: defaultTeamId || null,
});
