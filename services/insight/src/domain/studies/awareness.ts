import { derivedId } from '@mirrorloop/kernel';
import type { Insight } from '../insight.js';
import type { Words } from './instrument.js';
import { themeWords } from './theme-words.js';

/** Something employees are asked whether they know of it: an open problem, or one that doesn't exist. */
export interface AwarenessItem {
  readonly id: string;
  readonly wording: Words;
  /** Null of a decoy. */
  readonly insightId: string | null;
  /** The team of whoever owns its running action; null where nobody acts on it. */
  readonly team: string | null;
  readonly acting: boolean;
}
export interface AwarenessQuestions {
  readonly items: readonly AwarenessItem[];
  /** What can be answered to who has it in hand. */
  readonly teams: readonly string[];
}
/** Null where nothing was said, which counts as not knowing. */
export interface AwarenessAnswer {
  readonly reported: boolean | null;
  readonly acting: boolean | null;
  readonly team: string | null;
}

/** A theme at a touchpoint of the organisation's, and how many spoke badly of it of late. */
export interface Spoken {
  readonly touchpoint: string;
  readonly theme: string;
  readonly negative: number;
}
export interface RunningAction {
  readonly insightId: string;
  readonly team: string | null;
}

const MOST = 4;
const FEWEST_DECOYS = 2;
const MOST_TEAMS = 20;

/**
 * What is asked at the opening of a wave: the open problems that concern most customers, and among them as many that
 * don't exist. A perception gap isn't asked of: the question would tell respondents what the study is after. Null where
 * nothing is open, or nothing can be invented beside it.
 */
export function awarenessQuestions(
  open: readonly Insight[],
  running: readonly RunningAction[],
  spoken: readonly Spoken[],
  teams: readonly string[],
  seed: string,
): AwarenessQuestions | null {
  const real = open
    .filter(({ kind }) => kind !== 'perception-gap')
    .sort((a, b) => b.size.customersAWeek - a.size.customersAWeek || (a.id < b.id ? -1 : 1))
    .slice(0, MOST)
    .map((insight) => realItem(insight, running));
  const decoys = decoysAmong(spoken, open, seed).slice(0, Math.max(FEWEST_DECOYS, real.length)).map(decoy);
  if (real.length === 0 || decoys.length < FEWEST_DECOYS) return null;
  // In an order that tells nothing, and the same for everybody.
  const mixed = [...real, ...decoys].sort((a, b) => (hashOf(seed, a.wording.en) < hashOf(seed, b.wording.en) ? -1 : 1));
  // Whoever is right must have their answer on offer.
  const right = real.flatMap(({ team }) => team ?? []);
  const asked = [...new Set([...right, ...[...teams].sort()])].slice(0, MOST_TEAMS).sort();
  return { items: mixed.map((item, i) => ({ ...item, id: `a${i + 1}` })), teams: asked };
}

type Draft = Omit<AwarenessItem, 'id'>;

function realItem(insight: Insight, running: readonly RunningAction[]): Draft {
  const action = running.find(({ insightId }) => insightId === insight.id);
  const { touchpoint, theme, title, kind } = insight;
  const wording = kind === 'surge' && theme && touchpoint ? moreThanUsual(theme, touchpoint) : { en: title, de: title };
  return { wording, insightId: insight.id, team: action?.team ?? null, acting: action !== undefined };
}

const decoy = ({ theme, touchpoint }: Spoken): Draft => ({
  ...{ wording: moreThanUsual(theme, touchpoint), insightId: null, team: null, acting: false },
});

/** What nobody complains of, or hardly: themes and touchpoints as real as those of the problems, but not together. */
function decoysAmong(spoken: readonly Spoken[], open: readonly Insight[], seed: string): Spoken[] {
  const [touchpoints, themes] = [distinct(spoken.map((s) => s.touchpoint)), distinct(spoken.map((s) => s.theme))];
  const negative = new Map(spoken.map((s) => [keyOf(s), s.negative]));
  const taken = new Set(open.map(({ theme }) => theme));
  return touchpoints
    .flatMap((touchpoint) => themes.map((theme) => ({ touchpoint, theme })))
    .filter(({ theme, touchpoint }) => !taken.has(theme) && theme !== touchpoint)
    .map((pair) => ({ ...pair, negative: negative.get(keyOf(pair)) ?? 0 }))
    .sort((a, b) => a.negative - b.negative || (hashOf(seed, keyOf(a)) < hashOf(seed, keyOf(b)) ? -1 : 1))
    .filter(({ theme }, i, all) => all.findIndex((one) => one.theme === theme) === i);
}

const keyOf = ({ touchpoint, theme }: Omit<Spoken, 'negative'>): string => JSON.stringify([touchpoint, theme]);
const distinct = (names: readonly string[]): string[] => [...new Set(names)].sort();
const hashOf = (seed: string, of: string): string => derivedId('awareness', seed, of);

const moreThanUsual = (theme: string, touchpoint: string): Words => {
  const name = themeWords(theme);
  const at = touchpoint === 'unspecified' || touchpoint === theme ? null : touchpoint;
  return {
    en: `More customers than usual complain about “${name.en}”${at ? ` (${at})` : ''}.`,
    de: `Mehr Kundinnen und Kunden als sonst beschweren sich über „${name.de}“${at ? ` (${at})` : ''}.`,
  };
};
