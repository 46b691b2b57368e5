import { derivedId } from '@mirrorloop/kernel';
import { type Insight, NOTHING } from '../insight.js';
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

/** Every attribute of which something is shown; without an outcome question it isn't known what matters. */
export function gapsThatMatter({ title }: Study, { groups, drivers }: ReportContent): GapSaid[] {
  if (drivers.r2 === null) return [];
  const even = 1 / drivers.drivers.length;
  return groups[0]!.cells.flatMap(({ attribute, verdict, sentence }) => {
    const driver = drivers.drivers.find((one) => one.attribute === attribute);
    if (!sentence || !driver) return [];
    const stands = verdict === 'blind-spot' && driver.share > even;
    const statement = stands ? withImportance(sentence, driver) : sentence;
    return [{ id: gapInsightId(title, attribute), attribute, stands, statement }];
  });
}

const percent = (language: string) => {
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  return (share: number) => format.format(100 * share);
};
const [en, de] = [percent('en'), percent('de')];

const withImportance = (sentence: Words, { low, high }: { low: number; high: number }): Words => ({
  en: `${sentence.en} It stands for ${en(low)} to ${en(high)}% of what explains their satisfaction.`,
  de: `${sentence.de} Es steht für ${de(low)} bis ${de(high)} % dessen, was ihre Zufriedenheit erklärt.`,
});

/**
 * The insight as this wave has it; undefined where it tells nothing: it never stood, it is from a later wave, or it is
 * as it was.
 */
export function said(study: Study, gap: GapSaid, known: Insight | undefined, now: Date): Insight | undefined {
  const { attribute, stands, id } = gap;
  if (!known && !stands) return undefined;
  if (known && (known.study!.wave > study.wave || !(known.study!.stands || stands))) return undefined;
  const statement = stands ? gap.statement : noLonger(study.wave, gap.statement);
  const period = { from: isoDay(study.openedAt), to: isoDay(study.closedAt ?? now) };
  const of = { studyId: study.id, wave: study.wave, attribute, statement, stands };
  return { ...(known ?? raised(id, attribute, now)), statement: statement.en, period, study: of };
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
