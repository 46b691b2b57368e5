import {
  benjaminiHochberg,
  chanceBeyond,
  type Estimate,
  FALSE_DISCOVERY_RATE,
  Ledger,
  scaleMean,
  SHARE_MARGIN,
  wilson,
} from '@mirrorloop/statistics';
import type { AwarenessAnswer, AwarenessItem } from '../awareness.js';
import { knowsSentence } from '../knows-sentence.js';
import type { Group } from '../groups.js';
import type { Words } from '../instrument.js';
import type { Material } from './material.js';

/** That customers report it, that something is done about it, and which team does it. */
export type Aspect = 'problem' | 'action' | 'owner';
export type KnowsVerdict = 'knows' | 'guesses' | 'inconclusive';
const ASPECTS: readonly Aspect[] = ['problem', 'action', 'owner'];

/**
 * Who knows of what was open when the wave began. Recall is the share of what is so that a person affirms, false belief
 * the share of what isn't; only what is recalled beyond false belief is knowledge, since who says yes to everything
 * recalls everything (corrected recognition, Snodgrass & Corwin 1988, J. Exp. Psychol. Gen. 117:34). The unit is the
 * person; whoever skipped the whole part isn't one who knows nothing.
 */
export function whoKnows({ instrument: { awareness }, employees }: Material, groups: readonly Group[]) {
  if (!awareness) return null;
  const { items } = awareness;
  const asked = ASPECTS.filter((aspect) => sidesOf(items, aspect) !== null);
  const ledger = new Ledger();
  const answered = groups.map(({ members }) => {
    const who = members.filter((i) => employees[i]!.awareness);
    return ledger.release(new Set(who)) ? who.map((i) => employees[i]!.awareness!) : null;
  });
  const figures = answered.map((who) => (who ? asked.map((aspect) => figureOf(aspect, items, who)) : []));
  const judged = judge(figures.flat());
  return {
    items: items.map((item) => shownItem(item, answered[0] ?? null)),
    groups: groups.map(({ by, name, who }, g) => ({
      ...{ by, name, n: answered[g]?.length ?? null },
      aspects: figures[g]!.map((figure) => {
        const { q, verdict } = judged.get(figure)!;
        const { pLittle: _, ...told } = figure;
        return { ...told, q, verdict, sentence: knowsSentence(who, figure, verdict) };
      }),
    })),
  };
}
export type WhoKnows = NonNullable<ReturnType<typeof whoKnows>>;

type Given = Readonly<Record<string, AwarenessAnswer>>;
interface Sides {
  readonly so: readonly AwarenessItem[];
  readonly notSo: readonly AwarenessItem[];
}

/** What is so and what isn't; null where one of them is missing, since recall alone tells nothing. */
function sidesOf(items: readonly AwarenessItem[], aspect: Aspect): Sides | null {
  const isSo = (item: AwarenessItem) =>
    aspect === 'problem' ? item.insightId !== null : aspect === 'action' ? item.acting : item.team !== null;
  // Nobody has in hand what nobody acts on; of an action whose team isn't known nothing can be wrong.
  const isNotSo = (item: AwarenessItem) => (aspect === 'problem' ? item.insightId === null : !item.acting);
  const sides = { so: items.filter(isSo), notSo: items.filter(isNotSo) };
  return sides.so.length > 0 && sides.notSo.length > 0 ? sides : null;
}

const affirms = (aspect: Aspect, { reported, acting, team }: AwarenessAnswer, right: string | null): boolean =>
  aspect === 'problem'
    ? reported === true
    : aspect === 'action'
      ? acting === true
      : team !== null && !isWrong(team, right);
const isWrong = (team: string, right: string | null): boolean => right !== null && team !== right;

function figureOf(aspect: Aspect, items: readonly AwarenessItem[], given: readonly Given[]) {
  const { so, notSo } = sidesOf(items, aspect)!;
  const shareOf = (of: readonly AwarenessItem[]) =>
    given.map(
      (answers) =>
        of.filter(({ id, team }) => answers[id] !== undefined && affirms(aspect, answers[id], team)).length / of.length,
    );
  const [recalled, believed] = [shareOf(so), shareOf(notSo)];
  const beyond = recalled.map((share, i) => share - believed[i]!);
  const share = (values: readonly number[], points: number) => scaleMean({ values }, { low: 0, high: 1, points });
  const { value, low, high, n } = scaleMean(
    { values: beyond },
    { low: -1, high: 1, points: so.length + notSo.length + 1 },
  );
  return {
    ...{ aspect, n, recall: share(recalled, so.length + 1), falseBelief: share(believed, notSo.length + 1) },
    ...{ beyond: value, low, high, ...chancesOf({ value, low, high }) },
  };
}
export type KnowsFigure = ReturnType<typeof figureOf>;

/** From the arms of the interval: that it is none, and that it is more than one in ten. */
function chancesOf({ value, low, high }: Omit<Estimate, 'n'>) {
  const p = Math.min(1, 2 * chanceBeyond(Math.abs(value), value > 0 ? value - low : high - value));
  return { p, pLittle: chanceBeyond(SHARE_MARGIN - value, high - value) };
}

/**
 * What is claimed is that more is recalled than falsely believed, so what goes clearly the other way is no discovery that
 * would lower the bar for the others.
 */
function judge(figures: readonly KnowsFigure[]) {
  const q = benjaminiHochberg(figures.map(({ p, beyond }) => (beyond > 0 ? p : 1)));
  const qLittle = benjaminiHochberg(figures.map(({ pLittle }) => pLittle));
  return new Map(
    figures.map((figure, i) => {
      const verdict: KnowsVerdict =
        q[i]! <= FALSE_DISCOVERY_RATE ? 'knows' : qLittle[i]! <= FALSE_DISCOVERY_RATE ? 'guesses' : 'inconclusive';
      return [figure, { q: q[i]!, verdict }];
    }),
  );
}

/** One item, of all employees: how many say it is reported, acted on, and by the right team. */
function shownItem(item: AwarenessItem, given: readonly Given[] | null) {
  const { id, wording, insightId, acting, team } = item;
  const shareOf = (aspect: Aspect) => {
    if (!given) return null;
    const said = given.filter((answers) => answers[id] !== undefined && affirms(aspect, answers[id], team)).length;
    const { value, low, high, n } = wilson(said, given.length)!;
    return { share: value, low, high, n };
  };
  const truth = { insightId, acting, team, isReal: insightId !== null };
  return {
    id,
    wording: wording as Words,
    ...truth,
    reported: shareOf('problem'),
    acted: shareOf('action'),
    owned: shareOf('owner'),
  };
}
