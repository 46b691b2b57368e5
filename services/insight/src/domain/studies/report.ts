import {
  driverMirror,
  type Drivers,
  driversOf,
  gapBetween,
  isSaid,
  judge,
  type JudgedGap,
  Ledger,
  marginOf,
  meanInterval,
  meanOf,
  mirrorIndex,
  penaltyReward,
  type Random,
  shareOf,
  type Unsaid,
  unsaid,
  varianceOf,
} from '@mirrorloop/statistics';
import type { Answers } from './answers.js';
import { type Group, groupsOf } from './groups.js';
import { attributesOf, type Instrument, natureOf, type Words } from './instrument.js';
import { completeRows, type Scores, scoresOf } from './scores.js';
import { sentenceOf } from './wording.js';

/** Everything a report is drawn from, with scores ready. */
interface Material {
  readonly instrument: Instrument;
  readonly attributes: readonly string[];
  readonly employees: readonly Answers[];
  readonly customers: readonly Answers[];
  readonly ours: Scores;
  readonly theirs: Scores;
  readonly random: Random;
}

/**
 * What one closed wave shows. Drawn once and kept, so that two readers, or one on two days, never get figures whose
 * difference is somebody's answer. Every figure about employees passes a ledger of its own question first.
 */
export function reportOf(instrument: Instrument, answers: readonly Answers[], random: Random) {
  const employees = answers.filter(({ population }) => population === 'employee');
  const customers = answers.filter(({ population }) => population === 'customer');
  const attributes = attributesOf(instrument);
  const [ours, theirs] = [scoresOf(employees, instrument), scoresOf(customers, instrument)];
  const material = { instrument, attributes, employees, customers, ours, theirs, random };
  const groups = groupsOf(employees);
  const drivers = customerDrivers(material);
  const cells = judgedCells(material, groups);
  const shown = withMirrors(material, groups, cells, drivers);
  return {
    margin: marginOf(instrument.scale),
    attributes: attributes.map((attribute) => customersOf(material, attribute)),
    groups: shown,
    drivers: shownDrivers(material, drivers),
    findings: findingsOf(shown),
  };
}

export type ReportContent = ReturnType<typeof reportOf>;
type Cell = JudgedGap | Unsaid;

/** One cell a group and attribute; verdicts are corrected over all that are shown. */
function judgedCells({ attributes, ours, theirs, instrument }: Material, groups: readonly Group[]): Cell[][] {
  const ledgers = new Map(attributes.map((attribute) => [attribute, new Ledger()]));
  const gaps = groups.flatMap(({ members }) =>
    attributes.map((attribute) => {
      const scores = ours.get(attribute)!;
      const who = members.filter((i) => scores[i] !== null);
      if (!ledgers.get(attribute)!.release(new Set(who))) return unsaid('too-few-answers');
      const values = who.map((i) => scores[i]!);
      return gapBetween(
        { values: cut(values, instrument) },
        { values: cut(there(theirs, attribute), instrument) },
        instrument.scale,
      );
    }),
  );
  const judged = judge(gaps);
  return groups.map((_, g) => judged.slice(g * attributes.length, (g + 1) * attributes.length));
}

/** A score of several items may leave the scale by what its missing items weigh. */
const cut = (values: readonly number[], { scale }: Instrument): number[] =>
  values.map((x) => Math.min(scale.high, Math.max(scale.low, x)));
const there = (scores: Scores, attribute: string): number[] => scores.get(attribute)!.filter((x) => x !== null);

function withMirrors(
  material: Material,
  groups: readonly Group[],
  cells: readonly Cell[][],
  drivers: Drivers | Unsaid,
) {
  const { ours, theirs, customers, instrument } = material;
  const [ofIndex, ofPoints] = [new Ledger(), new Ledger()];
  const others = completeRows(
    theirs,
    customers.map((_, i) => i),
  ).rows;
  return groups.map((group, g) => {
    const complete = completeRows(ours, group.members);
    const index = ofIndex.release(new Set(complete.who)) ? mirrorIndex(complete.rows, others, instrument.scale) : null;
    return {
      by: group.by,
      name: group.name,
      cells: cells[g]!.map((cell, a) => shownCell(material.attributes[a]!, group.who, cell)),
      index:
        index && isSaid(index)
          ? { value: index.value, low: index.low, high: index.high, n: index.employees, band: index.band as string }
          : null,
      driverMirror: mirrorOfDrivers(material, group, ofPoints, others, drivers),
    };
  });
}

function shownCell(attribute: string, who: Words, cell: Cell) {
  if (!isSaid(cell))
    return {
      attribute,
      verdict: 'not-shown' as const,
      ...{ gap: null, low: null, high: null, employees: null, customers: null, g: null, p: null, q: null },
      immaterial: false,
      needed: null,
      sentence: null,
    };
  const { value: gap, low, high, p, q, verdict, immaterial, needed } = cell;
  const side = ({ n, mean }: { n: number; mean: number }) => ({ n, mean });
  const sides = { employees: side(cell.employees), customers: side(cell.customers) };
  const sentence = sentenceOf(who, attribute, cell);
  return { attribute, verdict, gap, low, high, ...sides, g: cell.effect.value, p, q, immaterial, needed, sentence };
}

function mirrorOfDrivers(
  { attributes, employees, ours, instrument, random }: Material,
  { members }: Group,
  ledger: Ledger,
  others: readonly number[][],
  drivers: Drivers | Unsaid,
) {
  if (!isSaid(drivers)) return null;
  const complete = completeRows(ours, members);
  const who = complete.who.filter((i) => employees[i]!.points !== null);
  if (!ledger.release(new Set(who))) return null;
  const mirror = driverMirror(
    {
      points: who.map((i) => attributes.map((attribute) => employees[i]!.points![attribute] ?? 0)),
      employees: completeRows(ours, who).rows,
      customers: others,
      shares: drivers.drivers.map(({ lmg }) => lmg),
      replicates: drivers.replicates,
      scale: instrument.scale,
    },
    random,
  );
  if (!isSaid(mirror)) return null;
  const { value: r, low, high, n, level, reasons, verdict, points } = mirror;
  return { r, low, high, n, level, reasons, verdict, points };
}

/** Customers who rated everything, and the outcome. */
function withOutcome({ theirs, customers }: Material) {
  const complete = completeRows(
    theirs,
    customers.map((_, i) => i),
  );
  const rated = complete.who.flatMap((i, row) => (customers[i]!.outcome === null ? [] : [{ i, row }]));
  const outcome = rated.map(({ i }) => customers[i]!.outcome!);
  const columns = [...theirs.keys()].map((_, a) => rated.map(({ row }) => complete.rows[row]![a]!));
  return { columns, outcome };
}

function customerDrivers(material: Material): Drivers | Unsaid {
  const { columns, outcome } = withOutcome(material);
  return driversOf(columns, outcome, material.random);
}

function shownDrivers(material: Material, found: Drivers | Unsaid) {
  if (!isSaid(found)) return { r2: null, reason: found.reason as string };
  const { attributes, instrument } = material;
  const { columns, outcome } = withOutcome(material);
  const { low, high } = instrument.scale;
  const quarter = (high - low) / 4;
  const penalties = penaltyReward(columns, outcome, { lowUpTo: low + quarter, highFrom: high });
  const natures = attributes.map((attribute) => natureOf(instrument, attribute));
  const emotional = natures.flatMap((nature, j) => (nature === 'emotional' ? [j] : []));
  const both = emotional.length > 0 && emotional.length < attributes.length;
  return {
    r2: found.value,
    n: found.n,
    drivers: found.drivers.map(({ lmg, low: least, high: most, rankAgreement, suppressor }, j) => {
      const pull = penalties[j]!;
      const named = {
        attribute: attributes[j]!,
        nature: natures[j]!,
        tableStakes: isSaid(pull) ? pull.tableStakes : null,
      };
      return { ...named, share: lmg, low: least, high: most, rankAgreement, suppressor };
    }),
    emotional: both ? shareOf(found, emotional) : null,
  };
}

function customersOf({ theirs, customers, instrument }: Material, attribute: string) {
  const values = there(theirs, attribute);
  const mean = values.length >= 5 ? meanOf(values) : null;
  const interval = mean === null ? null : meanInterval(values.length, mean, Math.sqrt(varianceOf(values, mean)));
  return {
    attribute,
    nature: natureOf(instrument, attribute),
    questions: instrument.questions.filter((question) => question.attribute === attribute).map(({ id }) => id),
    n: values.length,
    missing: customers.length - values.length,
    mean,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

interface ShownGroup {
  readonly name: string;
  readonly cells: readonly { attribute: string; verdict: string; gap: number | null; sentence: Words | null }[];
}

/** Gaps that were found: everybody's first, then by group as they are shown, the widest of each first. */
const findingsOf = (groups: readonly ShownGroup[]) =>
  groups.flatMap(({ name, cells }) =>
    cells
      .filter(({ verdict }) => verdict === 'blind-spot' || verdict === 'hidden-strength')
      .sort((a, b) => Math.abs(b.gap!) - Math.abs(a.gap!))
      .map(({ attribute, verdict, sentence }) => ({ group: name, attribute, verdict, sentence: sentence! })),
  );
