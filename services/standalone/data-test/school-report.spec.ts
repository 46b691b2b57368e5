import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { StudyReport, StudyView } from '@mirrorloop/contracts';
import { parse } from 'csv-parse/sync';
import { Client } from '../test/client.js';
import { freshFolder, Program } from '../test/program.js';

const data = path.join(__dirname, '../../../../shared/data');
const schools = parse(fs.readFileSync(path.join(data, 'nyc_school_survey_2011/schools.csv')), {
  bom: true,
  columns: true,
}) as Record<string, string>[];
const golden = JSON.parse(fs.readFileSync(path.join(data, 'golden_stats/golden.json'), 'utf8')).nyc_school_survey_2011
  .full_set;
const DIMENSIONS = { Safety: 'saf', Communication: 'com', Engagement: 'eng', Expectations: 'aca' } as const;
const both = (text: string) => ({ en: text, de: text });
const near = (got: number | null, want: number) =>
  expect(Math.abs(got! - want)).toBeLessThanOrEqual(1e-6 * Math.abs(want) + 1e-300);

const study = {
  title: 'Teachers and the parents of their schools',
  pairedBy: 'school',
  sides: {
    employees: { en: 'teachers', de: 'Lehrkräfte' },
    customers: { en: 'parents', de: 'Eltern' },
    units: { en: 'schools', de: 'Schulen' },
  },
  scale: { low: 0, high: 10, points: 101 },
  questions: Object.entries(DIMENSIONS).map(([attribute, id]) => ({
    ...{ id, attribute, nature: id === 'aca' || id === 'saf' ? 'functional' : 'emotional' },
    wording: both(`How do you rate ${attribute}?`),
  })),
};

/** The survey's own columns as a file of means: one line a school and population. */
function answersFile(others: 'p' | 's' = 'p'): string {
  const ids = Object.values(DIMENSIONS);
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const line = (school: Record<string, string>, population: 'employee' | 'customer', of: 't' | 'p' | 's') =>
    [
      ...[`${of} ${school.dbn}`, population, school.dbn!, school.schooltype!, String(Number(school[`N_${of}`]))],
      ...ids.map((id) => school[`${id}_${of}_11`]!),
    ].map(quoted);
  // No parent answered of one school: its mean doesn't exist.
  const lines = schools.flatMap((school) => [
    ...(school.N_t ? [line(school, 'employee', 't')] : []),
    ...(school[`N_${others}`] ? [line(school, 'customer', others)] : []),
  ]);
  const header = ['respondent', 'population', 'group:school', 'group:kind', 'people', ...ids];
  return [header, ...lines].map((cells) => cells.join(',')).join('\n');
}

/** Through a reader of PDFs that knows nothing of who wrote it. */
function textOf(pdf: Uint8Array): string {
  const file = path.join(freshFolder(), 'report.pdf');
  fs.writeFileSync(file, pdf);
  const reader = path.join(__dirname, '../../insight/test/read-pdf.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [reader, file], { encoding: 'utf8' });
  fs.rmSync(path.dirname(file), { recursive: true });
  if (status !== 0) throw new Error(stderr);
  return (JSON.parse(stdout) as { text: string[] }).text.join(' ').replaceAll(/\s+/g, ' ');
}

describe('the school survey, as a report', () => {
  const folder = freshFolder();
  let program: Program;
  let client: Client;
  let report: StudyReport;
  const at = (rest: string) => `/api/insight/studies/${report?.study.id ?? opened.id}${rest}`;
  let opened: StudyView;
  beforeAll(async () => {
    program = new Program(folder);
    client = new Client(await program.ready(), folder);
    opened = await client.post<StudyView>('/api/insight/studies', study);
    const sent = await client.postText(at('/responses.csv?instrumentVersion=1'), answersFile(), 'text/csv');
    expect(sent).toEqual({ accepted: 525, duplicates: 0, full: 0 });
    await client.post(at('/close'), {});
    report = await client.get<StudyReport>(at('/report'));
  });
  afterAll(async () => {
    await program.stop();
    fs.rmSync(folder, { recursive: true });
  });

  it('has each dimension paired over schools, at the published differences, intervals and sizes', () => {
    for (const { attribute, gap, low, high, g, q, employees } of report.groups[0]!.cells) {
      const want = golden[DIMENSIONS[attribute as keyof typeof DIMENSIONS]];
      near(gap, want.mean_diff);
      near(low, want.paired.ci95[0]);
      near(high, want.paired.ci95[1]);
      near(g, want.paired.dz);
      expect(q!).toBeLessThan(1e-6);
      expect(employees!.n).toBe(report.units.filter((unit) => unit.attribute === attribute).length);
    }
    const verdicts = report.groups[0]!.cells.map(({ verdict }) => verdict);
    expect(verdicts).toEqual(['hidden-strength', 'hidden-strength', 'aligned', 'aligned']);
    expect(report.findings[0]!.sentence.en).toMatch(
      /^Teachers rate “Communication” \d\.\d\d to \d\.\d\d points lower than parents do\.$/,
    );
  });

  it('speaks of teachers, parents and schools in every sentence, in its file and on paper', async () => {
    const cells = [...report.groups.flatMap(({ cells: of }) => of), ...report.questions];
    const sentences = cells.flatMap(({ sentence }) => (sentence ? [sentence] : []));
    expect(sentences.length).toBeGreaterThan(8);
    for (const { en, de } of sentences) {
      expect(en).toMatch(/Teachers .*parents/);
      expect(de).toMatch(/Lehrkräfte .*Eltern/);
    }
    const [heading, first] = (await client.bytes(at('/report.csv'))).toString('utf8').split('\r\n');
    expect(heading).toMatch(/"employees_are","customers_are","n_counts"$/);
    expect(first).toMatch(/"teachers","parents","schools"$/);
    for (const [lang, names] of [
      ['en', ['Teachers', 'Parents', 'All schools', 'schools']],
      ['de', ['Lehrkräfte', 'Eltern', 'Alle Schulen']],
    ] as const) {
      const text = textOf(await client.bytes(at(`/report.pdf?lang=${lang}`)));
      for (const name of names) expect(text).toContain(name);
      expect(text).not.toMatch(/customers|employees|staff|Kundschaft|Beschäftigte/i);
    }
  });

  it('is drawn of teachers and students as well, under their own names', async () => {
    const students = { en: 'students', de: 'Schülerinnen und Schüler' };
    const asked = { ...study, title: 'Teachers and their students', sides: { ...study.sides, customers: students } };
    const { id } = await client.post<StudyView>('/api/insight/studies', asked);
    const path = `/api/insight/studies/${id}`;
    await client.postText(`${path}/responses.csv?instrumentVersion=1`, answersFile('s'), 'text/csv');
    await client.post(`${path}/close`, {});
    const { groups } = await client.get<StudyReport>(`${path}/report`);
    const both = schools.filter(({ N_t, N_s }) => N_t && N_s);
    for (const { attribute, gap, employees, sentence } of groups[0]!.cells) {
      const dimension = DIMENSIONS[attribute as keyof typeof DIMENSIONS];
      const gaps = both.map((school) => Number(school[`${dimension}_t_11`]) - Number(school[`${dimension}_s_11`]));
      near(gap, gaps.reduce((sum, x) => sum + x, 0) / gaps.length);
      expect(employees!.n).toBe(both.length);
      expect(sentence!.de).toMatch(/Lehrkräfte .*Schülerinnen und Schüler/);
    }
  });

  it('has the same by kind of school, and shows no kind of which there are fewer than five', () => {
    const kinds = report.groups.filter(({ by }) => by === 'kind');
    expect(kinds[0]!.name).toBe('Elementary School');
    expect(kinds[0]!.cells[0]!.employees!.n).toBeGreaterThan(80);
    const few = kinds.filter(({ name }) => ['YABC', 'Early Childhood School'].includes(name));
    expect(few.flatMap(({ cells }) => cells).every(({ verdict, gap }) => verdict === 'not-shown' && gap === null)).toBe(
      true,
    );
  });

  it('tells each school’s gap and refuses its interval, and says why there are no drivers', async () => {
    expect(
      report.units.every(({ low, high, reason }) => low === null && high === null && reason === 'only-means'),
    ).toBe(true);
    const school = schools.find(({ dbn }) => dbn === '01M034')!;
    const unit = report.units.find(({ unit: name, attribute }) => name === '01M034' && attribute === 'Safety')!;
    expect(unit.gap).toBeCloseTo(Number(school.saf_t_11) - Number(school.saf_p_11), 9);
    expect(report.drivers).toEqual({ r2: null, reason: 'only-means' });
    const file = (await client.bytes(at('/report.csv'))).toString('utf8');
    expect(file.split('\r\n').filter((line) => line.startsWith('"unit"'))).toHaveLength(report.units.length);
  });
});
