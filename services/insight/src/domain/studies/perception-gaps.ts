import { derivedId } from '@mirrorloop/kernel';
import { type Insight, NOTHING } from '../insight.js';
import { type EvidenceCounts, type Size, sizeOf } from '../size.js';
import type { Words } from './instrument.js';
import type { ReportContent } from './report.js';
import type { Study } from './study.js';

/** What one wave says of an attribute, of all employees together. */
export interface GapSaid {
  readonly id: string;
  readonly attribute: string;
  /** Employees overrate it, and it moves customers more than an even split would. */
  readonly stands: boolean;
  readonly statement: Words;
}

/** One insight a study and attribute, over all its waves. */
export const gapInsightId = (title: string, attribute: string): string => derivedId('perception-gap', title, attribute);

/** Every attribute of which something is shown, and whether it is a blind spot that matters. */
export function gapsThatMatter({ title }: Study, report: ReportContent): GapSaid[] {
  return report.groups[0]!.cells.flatMap(({ attribute, verdict, sentence, low }) => {
    if (!sentence) return [];
    const why = whyItMatters(report, attribute, low!);
    const stands = verdict === 'blind-spot' && why !== null;
    const statement = stands ? { en: `${sentence.en} ${why.en}`, de: `${sentence.de} ${why.de}` } : sentence;
    return [{ id: gapInsightId(title, attribute), attribute, stands, statement }];
  });
}

/**
 * Whether an attribute matters, by the best there is: what explains customers' satisfaction, else the 100 points that
 * customers spread, in both more than an even split; else, where nobody was asked either, that the whole interval of the
 * gap lies beyond the margin. Null where it doesn't.
 */
function whyItMatters({ drivers, importance, margin, attributes }: ReportContent, attribute: string, low: number) {
  const even = 1 / attributes.length;
  if (drivers.r2 !== null) {
    const driver = drivers.drivers.find((one) => one.attribute === attribute);
    return driver && driver.share > even ? shareIn(EXPLAINS, driver) : null;
  }
  if (importance) {
    const asked = importance.shares.find((one) => one.attribute === attribute)!;
    return asked.low > even ? shareIn(POINTS, asked) : null;
  }
  return low > margin ? WIDE(margin) : null;
}

const percent = (language: string) => {
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  return (share: number) => format.format(100 * share);
};
const [en, de] = [percent('en'), percent('de')];
const points = (language: string, x: number) => new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(x);

type Say = (low: string, high: string) => string;
const shareIn = (say: { en: Say; de: Say }, { low, high }: { low: number; high: number }): Words => ({
  en: say.en(en(low), en(high)),
  de: say.de(de(low), de(high)),
});
const EXPLAINS = {
  en: (low: string, high: string) => `It stands for ${low} to ${high}% of what explains their satisfaction.`,
  de: (low: string, high: string) => `Es steht für ${low} bis ${high} % dessen, was ihre Zufriedenheit erklärt.`,
};
const POINTS = {
  en: (low: string, high: string) => `Customers give it ${low} to ${high} of 100 points of what matters to them.`,
  de: (low: string, high: string) =>
    `Die Kundschaft gibt ihm ${low} bis ${high} von 100 Punkten dessen, was ihr wichtig ist.`,
};
const WIDE = (margin: number): Words => ({
  en: `The whole interval lies beyond ${points('en', margin)} points; what matters most was not asked.`,
  de: `Das ganze Intervall liegt jenseits von ${points('de', margin)} Punkten; was am wichtigsten ist, wurde nicht gefragt.`,
});

/**
 * The insight as this wave has it; undefined where it tells nothing: it never stood, it is from a later wave, it is as it
 * was, or somebody took it back, of which nothing more is told.
 */
export function said(
  study: Study,
  gap: GapSaid,
  known: Insight | undefined,
  size: Size,
  now: Date,
): Insight | undefined {
  const { attribute, stands, id } = gap;
  if (!known && !stands) return undefined;
  if (known?.retracted) return undefined;
  if (known && (known.study!.wave > study.wave || !(known.study!.stands || stands))) return undefined;
  const statement = stands ? gap.statement : noLonger(study.wave, gap.statement);
  const period = { from: isoDay(study.openedAt), to: isoDay(study.closedAt ?? now) };
  const of = { studyId: study.id, wave: study.wave, attribute, statement, stands };
  return {
    ...(known ?? raised(id, attribute, now)),
    statement: statement.en,
    period,
    size: stands ? size : NOTHING,
    study: of,
  };
}

const noLonger = (wave: number, { en, de }: Words): Words => ({
  en: `Wave ${wave} no longer shows it as a blind spot that matters: ${en}`,
  de: `Welle ${wave} zeigt es nicht mehr als blinden Fleck, der zählt: ${de}`,
});

const raised = (id: string, attribute: string, now: Date) => ({
  ...{ id, version: 0, kind: 'perception-gap' as const, title: `Blind spot: ${attribute}` },
  // An attribute is what it is about, as a theme is: so no two are about the same.
  ...{ touchpoint: null, theme: attribute, trend: null, size: NOTHING },
  ...{ raisedBy: 'platform', raisedAt: now, retracted: null, revisedAt: null },
});

const isoDay = (at: Date): string => at.toISOString().slice(0, 10);

/** Customers are counted over so many days, and told a week. */
export const COUNTED_DAYS = 28;

/**
 * How large a blind spot is: of the customers who were there in the last 28 days the share that rates the attribute lower
 * than employees believe, at what such customers are worth. An estimate: who answered stands for who didn't.
 */
export function sizeOfGap({ attributes }: ReportContent, attribute: string, lately: EvidenceCounts): Size {
  const below = attributes.find((one) => one.attribute === attribute)?.below;
  if (!below || lately.customers === 0) return NOTHING;
  return sizeOf({ ...lately, signals: 0, customers: Math.round(lately.customers * below.share) }, COUNTED_DAYS);
}
