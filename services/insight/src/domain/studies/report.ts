import {
  type Answers as Values,
  Ledger,
  marginOf,
  measured,
  meanInterval,
  portionInterval,
  type Random,
  weighedPortion,
} from '@mirrorloop/statistics';
import type { Answers } from './answers.js';
import { type Group, groupsOf } from './groups.js';
import { type Instrument, natureOf, type Words } from './instrument.js';
import { askedImportance } from './report/asked-importance.js';
import { questionCells, segmentCells, touchpointCells } from './report/breadth.js';
import { type GroupCells, groupCells } from './report/group-cells.js';
import { type CustomerBase, customersSay, type Material, materialOf } from './report/material.js';
import { mirrorsOf } from './report/mirrors.js';
import { pairedCells, type UnitGap } from './report/paired.js';
import { customerDrivers, shownDrivers } from './report/what-matters.js';
import { whoKnows } from './report/who-knows.js';
import { type WaveBefore, wavesCompared } from './report/waves.js';
import { type Complaints, wordsMirror } from './report/words-mirror.js';

export interface Drawn {
  readonly instrument: Instrument;
  readonly answers: readonly Answers[];
  /** What customers' answers are weighted to; empty where they count alike. */
  readonly base?: readonly CustomerBase[];
  readonly before?: WaveBefore | null;
  /** What customers complained about by themselves; null where nobody did. */
  readonly complaints?: Complaints | null;
}

/**
 * What one closed wave shows. Drawn once and kept, so that two readers, or one on two days, never get figures whose
 * difference is somebody's answer. Every figure about employees passes a ledger first: everybody before the groups,
 * attributes before their questions.
 */
export const reportOf = (drawn: Drawn, random: Random): ReportContent =>
  drawn.instrument.pairedBy ? pairedReport(drawn, random) : reportOfPeople(drawn, random);

function reportOfPeople({ instrument, answers, base = [], before = null, complaints = null }: Drawn, random: Random) {
  const { material, weighting } = materialOf(instrument, answers, base, random);
  const groups = groupsOf(material.employees);
  const ledgers = new Map(material.attributes.map((attribute) => [attribute, new Ledger()]));
  const cells = groupCells(material, groups, ledgers);
  const drivers = customerDrivers(material);
  const mirrors = mirrorsOf(material, groups, drivers);
  const shown = groups.map(({ by, name }, g) => ({
    by,
    name,
    cells: cells[g]!,
    ...mirrors[g]!,
    unseen: unseenBy(cells[g]!),
  }));
  return {
    margin: marginOf(instrument.scale),
    weighting,
    attributes: material.attributes.map((attribute, a) => customersOf(material, attribute, cells[0]![a]!)),
    groups: shown,
    questions: questionCells(material, groups[0]!, ledgers),
    touchpoints: touchpointCells(material, groups[0]!, ledgers),
    segments: segmentCells(material, groups[0]!, ledgers),
    importance: askedImportance(material),
    drivers: shownDrivers(material, drivers),
    units: [] as UnitGap[],
    awareness: whoKnows(material, groups),
    words: wordsMirror(material, groups, complaints),
    waves: before && wavesCompared(instrument, withWho(shown, groups), before),
    findings: findingsOf(shown),
  };
}

export type ReportContent = ReturnType<typeof reportOfPeople>;

/** Of units of which only means are known: what needs single answers says so. */
function pairedReport({ instrument, answers, before = null }: Drawn, random: Random): ReportContent {
  const { material } = materialOf(instrument, answers, [], random);
  const { groups, questions, units } = pairedCells(material);
  const shown = groups.map(({ by, name, cells }) => ({
    by,
    name,
    cells,
    index: null,
    driverMirror: null,
    derived: null,
    unseen: null,
  }));
  return {
    ...{ margin: marginOf(instrument.scale), weighting: null, groups: shown, questions, units },
    attributes: material.attributes.map((attribute, a) => customersOf(material, attribute, groups[0]!.cells[a]!)),
    ...{ touchpoints: [], segments: [], awareness: null, words: null },
    importance: null,
    drivers: { r2: null, reason: 'only-means' },
    waves:
      before &&
      wavesCompared(
        instrument,
        groups.map((group, g) => ({ ...shown[g]!, who: group.who })),
        before,
      ),
    findings: findingsOf(shown),
  };
}

const withWho = <T extends object>(shown: readonly T[], groups: readonly Group[]) =>
  shown.map((group, g) => ({ ...group, who: groups[g]!.who }));

/** What so many answers could not have seen: the widest gap that 85% of studies like this one would miss. */
function unseenBy(cells: GroupCells[number]) {
  const findable = cells.flatMap((cell) => (cell.findable === null ? [] : [cell.findable]));
  if (findable.length === 0) return null;
  return { findable: Math.max(...findable), alignedOutOfReach: cells.filter(isOutOfReach).length };
}

/** Open, and with so few answers that no difference could not have been shown either. */
const isOutOfReach = ({ needed, employees }: GroupCells[number][number]): boolean =>
  needed !== null && needed.toShowAligned > employees!.n;

/** More left out than this is flagged: who answered may not be like who didn't. */
const MANY_MISSING = 0.3;

function customersOf(material: Material, attribute: string, everybody: GroupCells[number][number]) {
  const { theirs, customers, employees, instrument } = material;
  const said = customersSay(material, theirs.get(attribute)!);
  const n = said.values.length;
  const known = n >= 5 ? measured(said) : null;
  const interval = known && meanInterval(n, known.mean, Math.sqrt(known.squaredError * n));
  const missing = {
    customers: customers.length - n,
    employees: everybody.employees && employees.length - everybody.employees.n,
  };
  return {
    attribute,
    nature: natureOf(instrument, attribute),
    questions: instrument.questions.filter((question) => question.attribute === attribute).map(({ id }) => id),
    n,
    missing: missing.customers,
    employeesMissing: missing.employees,
    /**
     * How many of them rate it lower than employees believe, by the margin or more: a 4 isn't lower than a 4.1. Of means
     * it would be a share of units, and of no people.
     */
    below: instrument.pairedBy
      ? null
      : everybody.employees && belowOf(said, everybody.employees.mean - marginOf(instrument.scale)),
    sparse: isSparse(missing.customers, customers.length) || isSparse(missing.employees ?? 0, employees.length),
    mean: known?.mean ?? null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

function belowOf({ values, weights }: Values, most: number) {
  const estimate = portionInterval(
    weighedPortion(
      values.map((value) => value <= most),
      weights,
    ),
  );
  return estimate && { share: estimate.value, low: estimate.low, high: estimate.high, n: estimate.n };
}

const isSparse = (missing: number, all: number): boolean => all > 0 && missing / all > MANY_MISSING;

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
