import { type Drawn, reportOf } from '@mirrorloop/insight/report';
import type { Random } from '@mirrorloop/statistics';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { times } from './chance.js';

const TEAMS = ['Warehouse', 'Stores', 'Web shop', 'Marketing'];
const both = (en: string) => ({ en, de: en });
/** Three problems that are so and acted on, and three that aren't. */
const ITEMS = times(6, (i) => ({
  ...{ id: `i${i}`, wording: both(`Problem ${i}`) },
  ...{ insightId: i < 3 ? `insight ${i}` : null, acting: i < 3, team: i < 3 ? TEAMS[i]! : null },
}));
const INSTRUMENT: Drawn['instrument'] = {
  ...{ version: 1, scale: { low: 1, high: 5, points: 5 }, ends: { low: both('poor'), high: both('good') } },
  questions: [
    {
      ...{ id: 'q', attribute: 'Trust', nature: 'emotional', touchpoint: null },
      ...{ wording: both('How?'), employeeWording: both('How?') },
    },
  ],
  ...{ outcome: null, importance: false, openQuestion: null },
  awareness: { items: ITEMS, teams: TEAMS },
};

export interface Aware {
  readonly studies: number;
  /** Studies that say of some group that it knows something. */
  readonly withKnowing: number;
  /** Studies that say of everybody that they hardly know what customers report better than by guessing. */
  readonly withGuessing: number;
  /** Of intervals those that hold the truth: of recall, of false belief, and of what is known beyond it. */
  readonly covered: { readonly recall: number; readonly falseBelief: number; readonly beyond: number };
}

/**
 * Whole reports of who knows what. Each person says yes to what they don't know of as often as it is their way, from never
 * to always; of what is so each is known to `known` of them.
 */
export function aware(random: Random, studies: number, employees: number, known: number): Aware {
  const truth = { recall: 0.5 + known / 2, falseBelief: 0.5, beyond: known / 2 };
  let [knowing, guessing, cells] = [0, 0, 0];
  const held = { recall: 0, falseBelief: 0, beyond: 0 };
  for (let study = 0; study < studies; study += 1) {
    const answers = times(employees, (i) => person(random, known, i % 2 ? 'A' : 'B'));
    const { groups } = reportOf({ instrument: INSTRUMENT, answers }, random).awareness!;
    if (groups.some(({ aspects }) => aspects.some(({ verdict }) => verdict === 'knows'))) knowing += 1;
    const problems = groups.flatMap(({ aspects }) => aspects.filter(({ aspect }) => aspect === 'problem'));
    if (problems[0]?.verdict === 'guesses') guessing += 1;
    cells += problems.length;
    for (const { recall, falseBelief, low, high } of problems) {
      if (holds(recall, truth.recall)) held.recall += 1;
      if (holds(falseBelief, truth.falseBelief)) held.falseBelief += 1;
      if (holds({ low, high }, truth.beyond)) held.beyond += 1;
    }
  }
  const covered = {
    ...{ recall: held.recall / cells, falseBelief: held.falseBelief / cells, beyond: held.beyond / cells },
  };
  return { studies, withKnowing: knowing / studies, withGuessing: guessing / studies, covered };
}

const holds = ({ low, high }: { low: number; high: number }, truth: number): boolean => low <= truth && truth <= high;

function person(random: Random, known: number, team: string): Drawn['answers'][number] {
  const affirming = uniformFloat64(random);
  const says = (isSo: boolean) => (isSo && uniformFloat64(random) < known) || uniformFloat64(random) < affirming;
  const any = () => TEAMS[Math.floor(uniformFloat64(random) * TEAMS.length)]!;
  const awareness = Object.fromEntries(
    ITEMS.map(({ id, insightId, acting }) => [
      id,
      { reported: says(insightId !== null), acting: says(acting), team: says(false) ? any() : null },
    ]),
  );
  return {
    ...{ population: 'employee', groups: { team }, ratings: {}, outcome: null, points: null, words: null, awareness },
  };
}
