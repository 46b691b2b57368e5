import { isOn, SMALLEST_GROUP } from '@mirrorloop/statistics';
import type { AwarenessAnswer } from './awareness.js';
import { attributesOf, type Instrument, type Population } from './instrument.js';

/** What one respondent said: no name, no address, no time finer than a day. */
export interface Answers {
  readonly population: Population;
  /** What they belong to, by kind: `{ team: 'Sales', store: 'Leeds' }`. */
  readonly groups: Readonly<Record<string, string>>;
  /** By question; null where left out. */
  readonly ratings: Readonly<Record<string, number | null>>;
  readonly outcome: number | null;
  /** 100 points by attribute. */
  readonly points: Readonly<Record<string, number>> | null;
  readonly words: string | null;
  /** Of a mean: of how many people. */
  readonly people?: number | null;
  /** By item; null where nothing of it was answered. */
  readonly awareness?: Readonly<Record<string, AwarenessAnswer>> | null;
}

export interface Misfit {
  readonly path: string;
  readonly message: string;
}

/** Where answers don't fit the instrument: another version, a question that isn't asked, a value off the scale. */
export function misfits(answers: Answers, instrument: Instrument, version = instrument.version): Misfit[] {
  if (version !== instrument.version)
    return [
      {
        path: 'instrumentVersion',
        message: `Answers to version ${version}; this wave asks version ${instrument.version}.`,
      },
    ];
  const asked = new Set(instrument.questions.map(({ id }) => id));
  const found: Misfit[] = [];
  for (const [id, value] of Object.entries(answers.ratings))
    if (!asked.has(id)) found.push({ path: `ratings.${id}`, message: `No question ${id} is asked.` });
    else found.push(...offTheScale(`ratings.${id}`, value, instrument));
  if (answers.outcome !== null && !instrument.outcome) found.push({ path: 'outcome', message: 'No outcome is asked.' });
  else found.push(...offTheScale('outcome', answers.outcome, instrument));
  return [
    ...found,
    ...pointMisfits(answers, instrument),
    ...awarenessMisfits(answers, instrument),
    ...meanMisfits(answers, instrument),
  ];
}

function offTheScale(path: string, value: number | null, { scale, pairedBy }: Instrument): Misfit[] {
  if (value === null || (pairedBy && isOn(scale, value))) return [];
  const step = (scale.high - scale.low) / (scale.points - 1);
  const onAPoint = Math.abs((value - scale.low) / step - Math.round((value - scale.low) / step)) < 1e-9;
  if (isOn(scale, value) && onAPoint) return [];
  return [
    { path, message: `${value} is no point of the scale ${scale.low} to ${scale.high} with ${scale.points} points.` },
  ];
}

function pointMisfits({ points }: Answers, instrument: Instrument): Misfit[] {
  if (!points) return [];
  if (!instrument.importance) return [{ path: 'points', message: 'No points are asked for.' }];
  const known = new Set(attributesOf(instrument));
  const strange = Object.keys(points).filter((attribute) => !known.has(attribute));
  if (strange.length > 0)
    return strange.map((name) => ({ path: `points.${name}`, message: `No attribute ${name} is asked.` }));
  const given = Object.values(points);
  const sum = given.reduce((total, x) => total + x, 0);
  if (given.every((x) => x >= 0) && Math.abs(sum - 100) < 1e-9) return [];
  return [{ path: 'points', message: `100 points are to be spread, none below 0; these make ${sum}.` }];
}

function awarenessMisfits({ awareness, population }: Answers, instrument: Instrument): Misfit[] {
  if (!awareness) return [];
  const asked = instrument.awareness;
  if (!asked || population !== 'employee')
    return [{ path: 'awareness', message: 'It is not asked what they know of problems and actions.' }];
  return Object.entries(awareness).flatMap(([id, { team }]) => {
    const path = `awareness.${id}`;
    if (!asked.items.some((item) => item.id === id)) return [{ path, message: `No item ${id} is asked of.` }];
    if (team === null || asked.teams.includes(team)) return [];
    return [{ path: `${path}.team`, message: `${team} is none of the teams that can be named.` }];
  });
}

/** A mean is of a unit that is named, and of as many people as may be told of. */
function meanMisfits({ groups, people }: Answers, { pairedBy }: Instrument): Misfit[] {
  if (!pairedBy) return people == null ? [] : [{ path: 'people', message: 'This study takes answers, not means.' }];
  const unnamed = groups[pairedBy] ? [] : [{ path: `groups.${pairedBy}`, message: `Which ${pairedBy} is it the mean of?` }];
  if (people == null) return [...unnamed, { path: 'people', message: 'Of how many people is it the mean?' }];
  if (people >= SMALLEST_GROUP) return unnamed;
  return [...unnamed, { path: 'people', message: `A mean of fewer than ${SMALLEST_GROUP} people is theirs, and isn’t taken.` }];
}
