import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { printReport } from '../src/adapters/pdf/print-report.js';
import type { Instrument } from '../src/domain/studies/instrument.js';
import { type ReportContent, reportOf } from '../src/domain/studies/report.js';
import type { Study } from '../src/domain/studies/study.js';
import { invented, RETAIL, words } from './study-people.js';

interface Read {
  readonly text: readonly string[];
  readonly roles: readonly { readonly role: string; readonly alt: string | null }[];
  readonly images: readonly number[];
  readonly info: Record<string, unknown>;
  readonly marked: boolean;
}
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mirrorloop-pdf-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** Through a reader of PDFs that knows nothing of who wrote it. */
function readPdf(bytes: Uint8Array): Read {
  const file = path.join(folder, `${fs.readdirSync(folder).length}.pdf`);
  fs.writeFileSync(file, bytes);
  const run = spawnSync(process.execPath, [path.join(__dirname, 'read-pdf.mjs'), file], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as Read;
}

const retail: Instrument = {
  ...RETAIL,
  openQuestion: { wording: words('What is bad?'), employeeWording: words('What do they complain about?') },
};
const study = (instrument: Instrument, title = 'Wie uns die Kundschaft sieht: Größe & Übermut'): Study => ({
  ...{ id: 's', title, wave: 2, instrument, base: [], quotas: [], openedBy: 'Mara', version: 2 },
  ...{ openedAt: new Date('2026-11-01T09:00:00Z'), closedAt: new Date('2026-11-15T09:00:00Z') },
});
const people = invented(11, 400, { Sales: 34, Service: 31, Depot: 26, Night: 3 }).map((one, i) => ({
  ...one,
  words: i % 3 ? (one.population === 'employee' ? 'Die Preise' : 'late delivery') : null,
}));
const drawn = (instrument: Instrument, answers = people): ReportContent =>
  reportOf({ instrument, answers }, xoroshiro128plus(1));
const counts = { customer: 400, employee: 94 };
const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ');

describe('a report on paper', () => {
  const report = drawn(retail);
  let read: Read;
  let text: string;
  beforeAll(async () => {
    read = readPdf(await printReport({ study: study(retail), counts, report, lang: 'de' }));
    text = squeezed(read.text.join(' '));
  });

  it('has every figure of all employees as the API has it, with both n and both ends of its interval', () => {
    const german = (x: number, digits: number) =>
      x.toLocaleString('de-DE', { minimumFractionDigits: digits, maximumFractionDigits: digits });
    const signed = (x: number) => {
      const said = german(Math.abs(x), 2);
      return said === '0,00' ? said : `${x > 0 ? '+' : '−'}${said}`;
    };
    for (const { attribute, sentence, gap, low, high, customers, employees, q } of report.groups[0]!.cells) {
      expect(text).toContain(sentence!.de);
      const means = `${customers!.n} ${employees!.n} ${german(customers!.mean, 2)} ${german(employees!.mean, 2)}`;
      expect(text).toContain(`${attribute} ${means} ${signed(gap!)} ${signed(low!)} ${signed(high!)}`);
      expect(text).toContain(q! < 0.001 ? '< 0,001' : german(q!, 3));
      expect(text).toContain(`n = ${customers!.n} / ${employees!.n}`);
    }
    const [price] = report.words!.groups[0]!.themes.filter(({ theme }) => theme === 'price');
    expect(text).toContain(price!.sentence!.de);
  });

  it('begins with the finding, is tagged, in its language, with each chart told in words and drawn as vectors', () => {
    expect(read.roles.filter(({ role }) => role === 'H1')).toHaveLength(1);
    expect(read.roles.filter(({ role }) => role === 'H2').length).toBeGreaterThan(5);
    const figures = read.roles.filter(({ role }) => role === 'Figure');
    expect(figures.length).toBeGreaterThan(5);
    expect(figures.every(({ alt }) => alt)).toBe(true);
    // The first is the key of marks.
    expect(figures[1]!.alt).toContain(report.groups[0]!.cells[0]!.sentence!.de);
    expect(read).toMatchObject({ marked: true, info: { Language: 'de', Title: study(retail).title } });
    expect(read.images.every((n) => n === 0)).toBe(true);
    expect(text).toContain('Größe & Übermut · Seite 1 von');
  });

  it('shows nothing of the group of three, not even how many they are', () => {
    expect(report.groups.find(({ name }) => name === 'Night')!.cells.every(({ gap }) => gap === null)).toBe(true);
    expect(text).toContain('Night');
    expect(text).not.toMatch(/n = 3\b/);
  });

  it('is the same to the byte for the same report, and English when asked for', async () => {
    const of = { study: study(retail), counts, report };
    const once = await printReport({ ...of, lang: 'en' });
    expect(Buffer.compare(Buffer.from(once), Buffer.from(await printReport({ ...of, lang: 'en' })))).toBe(0);
    expect(squeezed(readPdf(once).text.join(' '))).toContain(report.groups[0]!.cells[0]!.sentence!.en);
  });

  it('holds forty attributes and thirty teams on as many pages as it takes, and says where there is nothing to say', async () => {
    const names = Array.from({ length: 40 }, (_, i) => ({
      ...retail.questions[i % 8]!,
      ...{ id: `q${i}`, attribute: `Attribute ${i + 1}, with a name that is far too long for the column it stands in` },
    }));
    const forty = { ...retail, questions: names, outcome: null, importance: false, openQuestion: null };
    const teams = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`Team with a long name ${i + 1}`, 8]));
    const many = invented(3, 60, teams).map((one) => ({
      ...{ ...one, words: null, points: null, outcome: null },
      ratings: Object.fromEntries(names.map(({ id }, i) => [id, Object.values(one.ratings)[i % 8]!])),
    }));
    const wide = readPdf(await printReport({ study: study(forty), counts, report: drawn(forty, many), lang: 'en' }));
    expect(wide.text.length).toBeGreaterThan(8);
    const all = squeezed(wide.text.join(' '));
    for (let i = 1; i <= 40; i += 1) expect(all).toContain(`Attribute ${i},`);
    expect(all).not.toMatch(/NaN|undefined|null/);
    const nothing = await printReport({
      study: study(retail, '<b>None</b>'),
      counts,
      report: drawn(retail, []),
      lang: 'en',
    });
    const none = squeezed(readPdf(nothing).text.join(' '));
    expect(none).toContain('Too few employees answered');
    expect(none).toContain('<b>None</b>');
    expect(none).not.toMatch(/NaN|undefined|null/);
  });
});
