import { benjaminiHochberg, chanceBeyond, differenceOf, FALSE_DISCOVERY_RATE } from '@mirrorloop/statistics';
import { attributesOf, type Instrument, type Words } from '../instrument.js';
import type { Misfit } from '../answers.js';
import { changeSentence } from '../wording.js';
import type { GroupCells } from './group-cells.js';

interface Figure {
  readonly low: number;
  readonly high: number;
}
interface ComparedGroup {
  readonly by: string;
  readonly name: string;
  readonly who: Words;
  readonly cells: GroupCells[number];
  readonly index: (Figure & { readonly value: number }) | null;
}
/** The wave before, as it was told: nothing but its report is looked at, so that nobody can be found out by comparing. */
export interface WaveBefore {
  readonly studyId: string;
  readonly wave: number;
  readonly instrument: Instrument;
  readonly groups: readonly Omit<ComparedGroup, 'who'>[];
}

/** Where instruments differ, answers to them can't be compared: each place, with what differs. */
export function incomparable(now: Instrument, before: Instrument): Misfit[] {
  const differs: Misfit[] = [];
  if (now.version !== before.version)
    differs.push({ path: 'instrumentVersion', message: `Version ${before.version} then, ${now.version} now.` });
  const [scale, then] = [now.scale, before.scale];
  if (scale.low !== then.low || scale.high !== then.high || scale.points !== then.points)
    differs.push({
      path: 'scale',
      message: `${then.low} to ${then.high} with ${then.points} points then, ${scale.low} to ${scale.high} with ${scale.points} now.`,
    });
  return [...differs, ...changedItems(now, before)];
}

function changedItems(now: Instrument, before: Instrument): Misfit[] {
  const then = new Map(before.questions.map((question) => [question.id, question]));
  const here = new Set(now.questions.map(({ id }) => id));
  const gone = before.questions.filter(({ id }) => !here.has(id));
  return [
    ...now.questions.flatMap((question) => {
      const old = then.get(question.id);
      if (!old) return [{ path: `questions.${question.id}`, message: 'It is new.' }];
      const same = (['en', 'de'] as const).every(
        (language) =>
          old.wording[language] === question.wording[language] &&
          old.employeeWording[language] === question.employeeWording[language],
      );
      if (same && old.attribute === question.attribute) return [];
      return [{ path: `questions.${question.id}`, message: 'It was worded otherwise.' }];
    }),
    ...gone.map(({ id }) => ({ path: `questions.${id}`, message: 'It is asked no more.' })),
  ];
}

/** What changed since the wave before, of the attributes whose questions are the same; corrected over all of them. */
export function wavesCompared(instrument: Instrument, groups: readonly ComparedGroup[], before: WaveBefore) {
  const refused = incomparable(instrument, before.instrument);
  const against = { studyId: before.studyId, wave: before.wave };
  if (refused.some(({ path }) => !path.startsWith('questions.'))) return { against, refused, groups: [] };
  const strange = new Set(refused.map(({ path }) => path.slice('questions.'.length)));
  const asked = [...instrument.questions, ...before.instrument.questions];
  const touched = new Set(asked.filter(({ id }) => strange.has(id)).map(({ attribute }) => attribute));
  const common = attributesOf(instrument).filter((attribute) => !touched.has(attribute));
  return { against, refused, groups: judgedChanges(groups, before, common) };
}

function judgedChanges(groups: readonly ComparedGroup[], before: WaveBefore, common: readonly string[]) {
  const changes = groups.flatMap((group) => {
    const then = before.groups.find(({ by, name }) => by === group.by && name === group.name);
    return then ? changesOf(group, then, common).map((change) => ({ group, ...change })) : [];
  });
  const q = benjaminiHochberg(changes.map(({ p }) => p));
  return groups.flatMap((group) => {
    const then = before.groups.find(({ by, name }) => by === group.by && name === group.name);
    const cells = changes.flatMap(({ group: of, attribute, ...change }, i) => {
      if (of !== group) return [];
      const changed = q[i]! <= FALSE_DISCOVERY_RATE;
      return [
        { attribute, ...change, q: q[i]!, changed, sentence: changeSentence(group.who, attribute, change, changed) },
      ];
    });
    const index = group.index && then?.index ? changeOf(group.index, then.index) : null;
    return cells.length > 0 ? [{ by: group.by, name: group.name, cells, index }] : [];
  });
}

function changesOf(now: ComparedGroup, then: WaveBefore['groups'][number], common: readonly string[]) {
  return common.flatMap((attribute) => {
    const [a, b] = [now, then].map(({ cells }) => cells.find((cell) => cell.attribute === attribute));
    if (!a || !b || a.gap === null || b.gap === null) return [];
    const change = changeOf({ value: a.gap, low: a.low!, high: a.high! }, { value: b.gap, low: b.low!, high: b.high! });
    return [{ attribute, ...change }];
  });
}

/** Two waves ask anew, so their errors add: both intervals put together, and a chance from the arm that reaches to 0. */
function changeOf(now: Figure & { value: number }, then: Figure & { value: number }) {
  const { difference: change, low, high, below, above } = differenceOf(now, then);
  return { change, low, high, p: 2 * chanceBeyond(Math.abs(change), change > 0 ? below : above) };
}
