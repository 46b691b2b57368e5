import type { StudyCell, StudyReport } from '@mirrorloop/contracts';

export type Verdict = StudyCell['verdict'];

/** A shape for each verdict, so that colour is only an extra. */
export const MARKS: Record<Verdict, string> = {
  'blind-spot': '▲',
  'hidden-strength': '▼',
  aligned: '≈',
  inconclusive: '?',
  'not-shown': '',
};

/** A cell whose figures are shown. */
export type ShownCell = StudyCell & {
  readonly gap: number;
  readonly low: number;
  readonly high: number;
  readonly employees: NonNullable<StudyCell['employees']>;
  readonly customers: NonNullable<StudyCell['customers']>;
  readonly q: number;
  readonly sentence: NonNullable<StudyCell['sentence']>;
};
export const isShown = (cell: StudyCell | undefined): cell is ShownCell => cell !== undefined && cell.gap !== null;

export const isWrong = ({ verdict }: { readonly verdict: string }): boolean =>
  verdict === 'blind-spot' || verdict === 'hidden-strength';

/** All employees together; a report always begins with them. */
export const everybodyIn = ({ groups }: StudyReport) => groups.find(({ by }) => by === 'everybody') ?? groups[0];

/** The colour of a cell: how far it is from customers, where that is found; darker from these points of 1 to 5 on. */
export const SHADES_FROM = [0.4, 0.7, 1] as const;
export const pointsOn = ({ low, high }: { low: number; high: number }): number => (high - low) / 4;
export function shadeOf({ verdict, gap }: StudyCell, scale: { low: number; high: number }): string {
  if (gap === null || !isWrong({ verdict })) return verdict === 'aligned' ? 'eq' : '';
  const size = Math.abs(gap) / pointsOn(scale);
  return (gap > 0 ? 'o' : 'u') + (1 + SHADES_FROM.filter((from) => size >= from).length);
}
