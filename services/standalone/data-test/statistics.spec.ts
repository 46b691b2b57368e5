import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { benjaminiHochberg, hedges, isSaid, measured, paired, welch } from '@mirrorloop/statistics';
import { parse } from 'csv-parse/sync';
import { freshFolder } from '../test/program.js';

const root = path.join(__dirname, '../../..');
const file = (name: string): string => path.join(root, '../shared/data', name);
const folder = freshFolder();
const near = (got: number, want: number) =>
  expect(Math.abs(got - want)).toBeLessThanOrEqual(1e-6 * Math.abs(want) + 1e-300);

type Row = Record<string, string>;
const rowsOf = (name: string): Row[] => parse(fs.readFileSync(file(name)), { bom: true, columns: true }) as Row[];
interface Shares {
  n: number;
  r2: number;
  shares: { attribute: string; lmg: number; johnson: number; low: number; high: number }[];
}
/** Through the command itself, on a file of its own. */
function drivers(
  rows: readonly Record<string, number | string>[],
  outcome: string,
  attributes: readonly string[],
): Shares {
  const columns = [...attributes, outcome];
  const csv = path.join(folder, `${fs.readdirSync(folder).length}.csv`);
  const quoted = (row: Record<string, number | string>) => columns.map((column) => row[column]).join(',');
  fs.writeFileSync(csv, [columns.join(','), ...rows.map(quoted)].join('\n'));
  const run = spawnSync(
    process.execPath,
    ['bench/bin/evaluate.mjs', 'drivers', '--file', csv, '--outcome', outcome, '--attributes', attributes.join(',')],
    { cwd: root, encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout.trim().split('\n').at(-1)!) as Shares;
}
const meanOf = (row: Row, ...items: string[]): number =>
  items.reduce((sum, item) => sum + Number(row[item]), 0) / items.length;
const items = (name: string, n: number): string[] => Array.from({ length: n }, (_, i) => `${name}${i + 1}`);
/** In per cent to one digit, the largest first, as published beside the data. */
const percent = ({ shares }: Shares, which: 'lmg' | 'johnson', most = shares.length): string =>
  [...shares]
    .sort((a, b) => b[which] - a[which])
    .slice(0, most)
    .map((share) => `${share.attribute} ${(100 * share[which]).toFixed(1)}`)
    .join(', ');

describe('drivers of real answers', () => {
  it('of mobile customers’ satisfaction are those published, constructs and items', () => {
    const rows = rowsOf('ecsi_mobi/ecsi_mobi.csv');
    const constructs = rows.map((row) => ({
      Image: meanOf(row, ...items('IMAG', 5)),
      Expectations: meanOf(row, ...items('CUEX', 3)),
      Quality: meanOf(row, ...items('PERQ', 7)),
      Value: meanOf(row, ...items('PERV', 2)),
      Complaints: Number(row.CUSCO),
      satisfied: meanOf(row, ...items('CUSA', 3)),
    }));
    const found = drivers(constructs, 'satisfied', ['Image', 'Expectations', 'Quality', 'Value', 'Complaints']);
    expect([found.n, found.r2.toFixed(4)]).toEqual([250, '0.6817']);
    expect(percent(found, 'lmg')).toBe('Quality 37.9, Image 21.1, Value 17.5, Complaints 13.0, Expectations 10.4');
    expect(percent(found, 'johnson')).toBe('Quality 34.8, Image 20.9, Value 18.7, Complaints 14.3, Expectations 11.3');
    const byItem = drivers(
      rows.map((row) => ({ ...row, satisfied: meanOf(row, ...items('CUSA', 3)) })),
      'satisfied',
      items('PERQ', 7),
    );
    expect(byItem.r2.toFixed(4)).toBe('0.6692');
    expect(percent(byItem, 'lmg', 6)).toBe('PERQ7 25.0, PERQ1 20.2, PERQ3 17.1, PERQ4 13.3, PERQ6 8.8, PERQ5 7.8');
    expect(percent(byItem, 'johnson', 6)).toBe('PERQ7 25.0, PERQ1 19.8, PERQ3 17.2, PERQ4 13.5, PERQ6 8.5, PERQ2 8.4');
  });

  it('of bank customers’ satisfaction and loyalty are those published', () => {
    const sizes = { imag: 5, expe: 5, qual: 5, val: 4, sat: 4, loy: 4 };
    const rows = rowsOf('bank_satisfaction/bank_satisfaction.csv').map((row) =>
      Object.fromEntries(Object.entries(sizes).map(([name, n]) => [name, meanOf(row, ...items(name, n))])),
    );
    const satisfied = drivers(rows, 'sat', ['imag', 'expe', 'qual', 'val']);
    expect(satisfied.r2.toFixed(4)).toBe('0.6839');
    expect(percent(satisfied, 'lmg')).toBe('val 41.7, imag 21.9, qual 21.6, expe 14.9');
    expect(percent(satisfied, 'johnson')).toBe('val 40.5, imag 23.5, qual 21.0, expe 15.0');
    const loyal = drivers(rows, 'loy', ['imag', 'expe', 'qual', 'val', 'sat']);
    expect(loyal.r2.toFixed(4)).toBe('0.5249');
    expect(percent(loyal, 'lmg')).toBe('val 27.1, sat 24.3, imag 20.6, qual 18.6, expe 9.5');
    expect(percent(loyal, 'johnson')).toBe('val 26.1, sat 24.7, imag 22.1, qual 18.4, expe 8.7');
  });

  it('of 18,741 passengers over 14 services are those published, where none of them says 0', () => {
    const rows = rowsOf('airline_satisfaction/responses.csv');
    const columns = Object.keys(rows[0]!);
    const services = columns.slice(
      columns.indexOf('Departure and Arrival Time Convenience'),
      columns.indexOf('Satisfaction'),
    );
    const rated = rows
      .filter((row) => services.every((service) => Number(row[service]) > 0))
      .map((row) => ({ ...row, Satisfaction: row.Satisfaction === 'Satisfied' ? 1 : 0 }));
    const found = drivers(rated, 'Satisfaction', services);
    expect([found.n, found.r2.toFixed(4)]).toEqual([18_741, '0.4877']);
    expect(percent(found, 'lmg', 6)).toBe(
      'Online Boarding 31.2, In-flight Wifi Service 10.8, In-flight Entertainment 9.8, Leg Room Service 8.1, Seat Comfort 7.0, On-board Service 6.6',
    );
    expect(percent(found, 'johnson', 6)).toBe(
      'Online Boarding 31.2, In-flight Wifi Service 11.0, Leg Room Service 8.6, In-flight Entertainment 8.2, Seat Comfort 7.1, On-board Service 6.8',
    );
  });
});

describe('golden values of the school survey', () => {
  const golden = JSON.parse(fs.readFileSync(file('golden_stats/golden.json'), 'utf8'));
  const schools = rowsOf('nyc_school_survey_2011/schools.csv');
  it.each(['saf', 'com', 'eng', 'aca'])(
    'are met for %s, teachers against parents: unpaired, paired and in size',
    (dimension) => {
      const want = golden.nyc_school_survey_2011.full_set[dimension];
      const pairs = schools
        .map((school) => [school[`${dimension}_t_11`]!, school[`${dimension}_p_11`]!] as const)
        .filter((pair) => pair.every((cell) => cell !== ''))
        .map((pair) => pair.map(Number) as [number, number]);
      const [teachers, parents] = [
        measured({ values: pairs.map(([t]) => t) }),
        measured({ values: pairs.map(([, p]) => p) }),
      ];
      const [plain, same, g] = [
        welch(teachers, parents),
        paired(pairs.map(([t, p]) => t - p)),
        hedges(teachers, parents),
      ];
      if (!isSaid(plain) || !isSaid(same) || !isSaid(g)) throw new Error('nothing said');
      near(plain.value, want.mean_diff);
      near(plain.value / plain.se, want.welch.t);
      near(plain.df, want.welch.df);
      near(plain.p, want.welch.p);
      near(plain.low, want.welch.ci95[0]);
      near(same.value / same.se, want.paired.t);
      near(same.p, want.paired.p);
      near(same.high, want.paired.ci95[1]);
      near(same.dz!, want.paired.dz);
      // Ours is the exact correction for small samples; theirs its usual approximation.
      expect(g.value).toBeCloseTo(want.hedges_g.value, 5);
    },
  );
  it.each(['multiple_testing_full_set_welch', 'multiple_testing_first_40'])(
    'are met for %s, by Benjamini and Hochberg',
    (name) => {
      const { p, benjamini_hochberg: want } = golden.nyc_school_survey_2011[name];
      benjaminiHochberg(p).forEach((q, i) => near(q, want[i]));
    },
  );
});

describe('the school survey as a mirror: staff of the same schools, and whom they teach', () => {
  const DIMENSIONS = { Safety: 'saf', Communication: 'com', Engagement: 'eng', Expectations: 'aca' };
  interface Report {
    attributes: {
      attribute: string;
      units: number;
      gap: number;
      low: number;
      high: number;
      dz: number;
      q: number;
      verdict: string;
    }[];
    units: { unit: string; attribute: string; gap: number; low: null; high: null; reason: string }[];
  }
  const report = (others: 'p' | 's'): Report => {
    const attributes = Object.entries(DIMENSIONS).map(([name, of]) => `${name}=${of}_t_11:${of}_${others}_11`);
    const args = ['--file', file('nyc_school_survey_2011/schools.csv'), '--unit', 'dbn', '--scale', '0,10,101'];
    const run = spawnSync(
      process.execPath,
      ['bench/bin/evaluate.mjs', 'gap-of-means', ...args, '--attributes', attributes.join(',')],
      { cwd: root, encoding: 'utf8' },
    );
    if (run.status !== 0) throw new Error(run.stderr);
    return JSON.parse(run.stdout.trim().split('\n').at(-1)!) as Report;
  };

  it('has each dimension paired over schools, with interval, size, q and verdict, against parents and students', () => {
    const golden = JSON.parse(fs.readFileSync(file('golden_stats/golden.json'), 'utf8')).nyc_school_survey_2011
      .full_set;
    const parents = report('p');
    const verdicts: string[] = [];
    for (const { attribute, gap, low, high, dz, q, verdict } of parents.attributes) {
      const want = golden[DIMENSIONS[attribute as keyof typeof DIMENSIONS]];
      near(gap, want.mean_diff);
      near(low, want.paired.ci95[0]);
      near(high, want.paired.ci95[1]);
      near(dz, want.paired.dz);
      expect(q).toBeLessThan(1e-6);
      verdicts.push(verdict);
    }
    // Teachers rate all four lower than parents do; on two of them by less than what counts.
    expect(verdicts).toEqual(['hidden strength', 'hidden strength', 'aligned', 'aligned']);
    const students = report('s');
    expect(students.attributes.map(({ units }) => units > 100)).toEqual([true, true, true, true]);
    expect(students.attributes.every(({ low, gap, high }) => low < gap && gap < high)).toBe(true);
    expect(students.attributes.map(({ verdict }) => verdict)).toEqual(Array(4).fill('aligned'));
  });

  it('tells each school’s gap, and refuses its interval, since only means are given', () => {
    const { units, attributes } = report('p');
    expect(units).toHaveLength(attributes.reduce((sum, { units: n }) => sum + n, 0));
    expect(units.every(({ low, high, reason }) => low === null && high === null && reason === 'only-means')).toBe(true);
    expect(Math.abs(units[0]!.gap)).toBeGreaterThanOrEqual(Math.abs(units.at(-1)!.gap));
  });
});
