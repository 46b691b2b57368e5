import {
  gapOfMeans,
  isSaid,
  judge,
  type JudgedGap,
  meanInterval,
  pairedGap,
  type Unsaid,
} from '@mirrorloop/statistics';
import type { Answers } from '../answers.js';
import type { Words } from '../instrument.js';
import type { Scores } from '../scores.js';
import { leading, otherSide, type Sides, sidesOf } from '../sides.js';
import { sentenceOf } from '../wording.js';
import { NOT_SHOWN, type ShownCell } from './cells.js';
import type { Material } from './material.js';

/** One unit's gap: known, and not how far it errs, since a mean doesn't tell how its answers spread. */
export interface UnitGap {
  readonly unit: string;
  readonly attribute: string;
  readonly employees: number;
  readonly customers: number;
  readonly gap: number;
  readonly low: null;
  readonly high: null;
  readonly reason: string;
}
interface Pair {
  readonly unit: string;
  readonly employees: number;
  readonly customers: number;
  /** What the unit belongs to. */
  readonly groups: Answers['groups'];
}
interface UnitGroup {
  readonly by: string;
  readonly name: string;
  readonly who: Words;
}

/**
 * Cells of a study of means: both populations of a unit speak of the same place, so they are compared within it, and
 * each unit counts once (every n is a number of units). Nobody can be found out: no mean is of fewer than five people.
 */
export function pairedCells(material: Material) {
  const { attributes, instrument, ours, theirs } = material;
  const by = instrument.pairedBy!;
  const pairs = attributes.map((attribute) => pairsOf(material, by, ours.get(attribute)!, theirs.get(attribute)!));
  const sides = sidesOf(instrument)!;
  const groups = groupsOf(pairs.flat(), by, leading(sides.employees));
  const compared = groups.flatMap((group) =>
    attributes.map((attribute, a) => ({ group, attribute, pairs: pairs[a]!.filter((pair) => isIn(pair, group)) })),
  );
  const cells = judgedPairs(compared, instrument.scale, sides);
  const cellsOf = (g: number) =>
    attributes.map((attribute, a) => ({ attribute, ...cells[g * attributes.length + a]! }));
  return {
    groups: groups.map((group, g) => ({ ...group, cells: cellsOf(g) })),
    questions: questionCells(material, by, groups[0]!, sides),
    units: pairs.flatMap((of, a) => of.map((pair) => unitGap(pair, attributes[a]!))).sort(widestFirst),
  };
}

const isIn = ({ groups }: Pair, { by, name }: UnitGroup): boolean => by === 'everybody' || groups[by] === name;
const widestFirst = (a: UnitGap, b: UnitGap): number =>
  Math.abs(b.gap) - Math.abs(a.gap) || (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0);

function pairsOf({ employees, customers }: Material, by: string, ours: Column, theirs: Column): Pair[] {
  const others = new Map(customers.map((one, i) => [one.groups[by], theirs[i]!]));
  return employees.flatMap(({ groups }, i) => {
    const [unit, mine, other] = [groups[by]!, ours[i], others.get(groups[by])];
    return mine == null || other == null ? [] : [{ unit, employees: mine, customers: other, groups }];
  });
}
type Column = NonNullable<ReturnType<Scores['get']>>;

/** Everybody, then the kinds of units there are, the most frequent first: who speaks are the same people in each. */
function groupsOf(pairs: readonly Pair[], by: string, who: Words): UnitGroup[] {
  const counted = new Map<string, { by: string; name: string; n: number }>();
  for (const { groups } of pairs)
    for (const [of, name] of Object.entries(groups).filter(([key]) => key !== by)) {
      const key = JSON.stringify([of, name]);
      counted.set(key, { by: of, name, n: (counted.get(key)?.n ?? 0) + 1 });
    }
  const inOrder = [...counted.values()].sort((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1));
  return [
    { by: 'everybody', name: 'Everybody', who },
    ...inOrder.map(({ by: of, name }) => ({
      ...{ by: of, name },
      who: { en: `${who.en} (${name})`, de: `${who.de} (${name})` },
    })),
  ];
}

interface Compared {
  readonly group: UnitGroup;
  readonly attribute: string | Words;
  readonly pairs: readonly Pair[];
}

function judgedPairs(compared: readonly Compared[], scale: Material['instrument']['scale'], sides: Sides): ShownCell[] {
  const judged = judge(compared.map(({ pairs }) => pairedGap(pairs, scale)));
  return compared.map(({ group: { who }, attribute, pairs }, i) => shownPair(who, attribute, pairs, judged[i]!, sides));
}

function shownPair(
  who: Words,
  what: string | Words,
  pairs: readonly Pair[],
  gap: JudgedGap | Unsaid,
  sides: Sides,
): ShownCell {
  if (!isSaid(gap)) return NOT_SHOWN;
  const { value, low, high, p, q, verdict, immaterial, effect, employees, customers } = gap;
  const believed = meanInterval(pairs.length, employees.mean, Math.sqrt(employees.variance))!;
  return {
    ...{ verdict, gap: value, low, high, g: effect.value, p, q, immaterial, needed: null, findable: null },
    employees: { n: believed.n, mean: believed.value, low: believed.low, high: believed.high },
    customers: { n: customers.n, mean: customers.mean },
    sentence: sentenceOf(who, what, gap, otherSide(sides)),
  };
}

function questionCells(material: Material, by: string, group: UnitGroup, sides: Sides) {
  const { instrument, employees, customers } = material;
  const { questions } = instrument;
  const column = (of: readonly Answers[], id: string) => of.map(({ ratings }) => ratings[id] ?? null);
  const compared = questions.map(({ id, wording }) => ({
    ...{ group, attribute: wording },
    pairs: pairsOf(material, by, column(employees, id), column(customers, id)),
  }));
  const cells = judgedPairs(compared, instrument.scale, sides);
  return questions.map(({ id, attribute, touchpoint }, i) => ({
    ...{ question: id, attribute, touchpoint },
    ...cells[i]!,
  }));
}

function unitGap({ unit, employees, customers }: Pair, attribute: string): UnitGap {
  const { gap, reason } = gapOfMeans({ employees, customers });
  return { unit, attribute, employees, customers, gap, low: null, high: null, reason };
}
