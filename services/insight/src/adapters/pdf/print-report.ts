import { SMALLEST_GROUP } from '@mirrorloop/statistics';
import type { ReportContent } from '../../domain/studies/report.js';
import { sidesOf } from '../../domain/studies/sides.js';
import type { Printed } from '../../features/show-study-report/report-printer.js';
import { drawGaps, drawHeat, drawKey, drawLines, drawNumbers, isShown, isWrong, type Lines } from './charts.js';
import { saidIn, type SaidIn } from './said.js';
import { INK, Sheet } from './sheet.js';

/** The report as pages: the finding first, then each chart with n and intervals, then sentences and numbers. */
export async function printReport({ study, counts, report, lang }: Printed): Promise<Uint8Array> {
  const sides = sidesOf(study.instrument);
  const say = saidIn(lang, sides);
  const sheet = new Sheet(study.title, lang, study.closedAt ?? study.openedAt);
  head(sheet, { study, counts, report, lang }, say);
  const { scale } = study.instrument;
  if (report.groups[0]!.cells.some(isShown)) {
    section(sheet, say.gaps, say.gapsSub(scale.low, scale.high, say.number(report.margin, 2)));
    drawKey(sheet, say);
    drawGaps(sheet, report, scale, say);
    section(sheet, say.heat, say.heatSub);
    drawHeat(sheet, report, scale.high - scale.low, say);
  }
  drivers(sheet, report, say);
  words(sheet, report, say);
  awareness(sheet, report, say);
  indices(sheet, report, say);
  plain(sheet, report, say);
  section(sheet, say.numbers, '');
  drawNumbers(sheet, report, say);
  return sheet.bytes((page, of) => say.page(study.title, page, of));
}

/** A heading stays with what it heads. */
const WITH_ITS_FIGURE = 260;

function section(sheet: Sheet, title: string, sub: string): void {
  sheet.y += 12;
  sheet.room(WITH_ITS_FIGURE);
  sheet.say('H2', title, { size: 13, face: 'strong', after: 3 });
  if (sub) sheet.say('P', sub, { size: 8.5, ink: INK.soft, after: 8 });
}

function head(sheet: Sheet, { study, counts, report }: Printed, say: SaidIn): void {
  const { openedAt, closedAt, wave, instrument } = study;
  const asked = say.asked(say.day(openedAt), say.day(closedAt ?? openedAt), instrument.version);
  const employees = counts.employee >= SMALLEST_GROUP ? say.number(counts.employee) : say.few;
  sheet.say('P', `${study.title} · ${say.wave(wave)} · ${asked}`, { size: 9, ink: INK.soft });
  sheet.say('H1', findingOf(report, say), { size: 18, face: 'strong', after: 8 });
  // Of means it is the units that are counted, which stands below.
  const who = instrument.pairedBy ? '' : `${say.customers(say.number(counts.customer))}, ${say.employees(employees)}. `;
  const said = who + weighing(report, say);
  if (said) sheet.say('P', said);
  if (instrument.pairedBy) sheet.say('P', `${say.paired(instrument.pairedBy)} ${say.units}`);
  const { drivers: of } = report;
  if (of.r2 !== null && of.emotional) {
    const { low, high, fair } = of.emotional;
    const share = `${say.percent(low)} ${say.to} ${say.percent(high)}`;
    sheet.say('P', say.emotional(share, say.percent(fair)));
  }
}

const weighing = ({ weighting }: ReportContent, say: SaidIn): string =>
  !weighting
    ? ''
    : weighting.designEffect === null
      ? say.notWeighted(weighting.by.join(', '))
      : say.weighted(weighting.by.join(', '), say.number(weighting.designEffect, 2));

function findingOf({ groups }: ReportContent, say: SaidIn): string {
  const cells = groups[0]!.cells.filter(isShown);
  if (cells.length === 0) return say.tooFew;
  const wrong = cells.filter(isWrong).sort((a, b) => Math.abs(b.gap) - Math.abs(a.gap));
  return wrong.length === 0
    ? say.nothing
    : wrong
        .slice(0, 2)
        .map(({ sentence }) => sentence![say.lang])
        .join(' ');
}

function drivers(sheet: Sheet, { drivers: of, groups, attributes }: ReportContent, say: SaidIn): void {
  if (of.r2 === null) return section(sheet, say.drivers, say.noDrivers);
  section(sheet, say.drivers, say.driversSub(say.number(of.n), say.number(of.r2, 2)));
  const mirror = groups[0]!.driverMirror;
  const rows = of.drivers.map(({ attribute, share, low, high, tableStakes }): Lines => {
    const at = attributes.findIndex((one) => one.attribute === attribute);
    const staff = mirror ? [{ is: 'employee' as const, value: mirror.points[at]!, ...mirror.ranges[at]! }] : [];
    const interval = `${say.percent(share)} (${say.percent(low)} ${say.to} ${say.percent(high)})`;
    return {
      name: attribute,
      note: `n = ${say.number(of.n)}${mirror ? ` / ${say.number(mirror.n)}` : ''}`,
      verdict: interval,
      strong: tableStakes === true,
      marks: [{ is: 'customer', value: share, low, high }, ...staff],
    };
  });
  const most = Math.max(...rows.flatMap(({ marks }) => marks.map(({ high }) => high)));
  drawLines(
    sheet,
    rows.sort((a, b) => b.marks[0]!.value! - a.marks[0]!.value!),
    0,
    most,
    say.percent,
  );
}

function words(sheet: Sheet, { words: mirror }: ReportContent, say: SaidIn): void {
  const themes = mirror?.groups[0]?.themes.filter(({ employees }) => employees !== null) ?? [];
  if (!mirror || themes.length === 0) return;
  const sub = say.wordsSub(say.number(mirror.groups[0]!.n ?? 0), say.number(mirror.customers));
  const { designEffect } = mirror;
  section(sheet, say.words, designEffect === null ? sub : `${sub} ${say.wordsWeighted(say.number(designEffect, 2))}`);
  const rows = themes.map(({ name, verdict, employees, customers }): Lines => ({
    ...{ name: name[say.lang], note: `n = ${say.number(customers!.n)} / ${say.number(employees!.n)}` },
    ...{ verdict: say.verdict[verdict]!, strong: verdict !== 'inconclusive' && verdict !== 'as-often' },
    marks: [
      { is: 'customer', value: customers!.share, low: customers!.low, high: customers!.high },
      { is: 'employee', value: employees!.share, low: employees!.low, high: employees!.high },
    ],
  }));
  drawLines(sheet, rows, 0, 1, say.percent);
  for (const { sentence, verdict } of themes)
    if (verdict !== 'inconclusive' && verdict !== 'as-often') sheet.say('P', sentence![say.lang], { size: 9 });
}

function awareness(sheet: Sheet, { awareness: of }: ReportContent, say: SaidIn): void {
  const rows = (of?.groups ?? []).flatMap(({ name, by, aspects }) =>
    aspects.map(({ aspect, n, verdict, recall, falseBelief }): Lines => ({
      ...{ name: by === 'everybody' ? say.everybody : name, note: `${say.aspect[aspect]}, n = ${say.number(n)}` },
      ...{ verdict: say.verdict[verdict]!, strong: verdict !== 'inconclusive' },
      marks: [
        { is: 'customer', ...recall },
        { is: 'employee', ...falseBelief },
      ],
    })),
  );
  if (rows.length === 0) return;
  section(sheet, say.aware, say.awareSub);
  drawLines(sheet, rows, 0, 1, say.percent);
  for (const { sentence } of of!.groups[0]!.aspects) sheet.say('P', sentence[say.lang], { size: 9 });
}

function indices(sheet: Sheet, { groups }: ReportContent, say: SaidIn): void {
  const rows = groups.flatMap(({ name, by, index }): Lines[] =>
    index
      ? [
          {
            ...{ name: by === 'everybody' ? say.everybody : name, note: `n = ${say.number(index.n)}`, strong: false },
            verdict: `${say.number(index.value)} (${say.number(index.low)} ${say.to} ${say.number(index.high)})`,
            marks: [{ is: 'employee', value: index.value, low: index.low, high: index.high }],
          },
        ]
      : [],
  );
  if (rows.length === 0) return;
  section(sheet, say.index, '');
  drawLines(sheet, rows, 0, 100, (x) => say.number(x));
}

function plain(sheet: Sheet, { groups }: ReportContent, say: SaidIn): void {
  const cells = groups[0]!.cells.filter(isShown);
  if (cells.length === 0) return;
  section(sheet, say.plain, '');
  for (const { sentence, customers, employees } of cells)
    sheet.say('P', `${sentence![say.lang]} ${say.n(say.number(customers!.n), say.number(employees!.n))}.`, {
      size: 9.5,
    });
}
