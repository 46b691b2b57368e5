import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { evaluate as drivers } from './drivers.js';
import { evaluate as gap } from './gap.js';
import { evaluate as gapOfMeans } from './gap-of-means.js';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'evaluations-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));
const file = (...lines: string[]): string => {
  const name = path.join(folder, `${fs.readdirSync(folder).length}.csv`);
  fs.writeFileSync(name, `${lines.join('\n')}\n`);
  return name;
};
const quiet = () => undefined;

describe('evaluate -- gap', () => {
  const rows = (who: string, group: string, answers: number[]) => answers.map((answer) => `${who},${group},${answer}`);
  const customers = rows('customer', '', [1, 2, 3, 4, 2, 3, 2, 3, 3, 2, 1, 3, 4, 2, 3, 2, 3, 2, 3, 3]);
  const asked = (name: string) =>
    gap(
      [
        '--file',
        name,
        '--value',
        'answer',
        '--population',
        'who',
        '--customers',
        'customer',
        '--scale',
        '1,5,5',
        '--group',
        'team',
      ],
      quiet,
    ) as { groups: Record<string, unknown>[] };

  it('compares each group with all customers, and says nothing of a small one', () => {
    const name = file(
      'who,team,answer',
      ...customers,
      ...rows('staff', 'Sales', [5, 5, 4, 5, 5, 4, 5, 5, 4, 5]),
      ...rows('staff', 'Night', [5, 5, 4]),
    );
    const { groups } = asked(name);
    expect(groups[1]).toMatchObject({ group: 'Sales', nEmployees: 10, nCustomers: 20, verdict: 'blind spot' });
    expect(groups[1]!.gap).toBeCloseTo(4.7 - 2.55, 9);
    expect(groups[0]).toMatchObject({ group: 'Night', gap: null, verdict: 'suppressed', reason: 'too-few-answers' });
  });
  it('names the line of an answer that lies off the scale or is none', () => {
    expect(() => asked(file('who,team,answer', 'customer,,3', 'staff,Sales,9'))).toThrow(
      'line 3: 9 lies outside 1 to 5',
    );
    expect(() => asked(file('who,team,answer', 'staff,Sales,often'))).toThrow('line 2, answer: "often" is no number');
    expect(() => asked(file('who,answer', 'customer,3'))).toThrow('no column "team"; it has who, answer');
  });
});

describe('evaluate -- gap-of-means', () => {
  interface Means {
    attributes: Record<string, unknown>[];
    units: { unit: string; gap: number; low: null; reason: string }[];
  }
  const asked = (name: string, attributes = 'Safety=staff:guests') =>
    gapOfMeans(['--file', name, '--unit', 'store', '--scale', '0,10,101', '--attributes', attributes], quiet) as Means;
  const stores = Array.from({ length: 30 }, (_, i) => `S${i},${8 + (i % 3) / 10},${6.5 + (i % 5) / 10}`);

  it('pairs both populations of a unit, and gives no interval for a unit of which only means are known', () => {
    const { attributes, units } = asked(file('store,staff,guests', ...stores, 'S30,7.5,'));
    expect(attributes[0]).toMatchObject({ attribute: 'Safety', units: 30, withoutBoth: 1, verdict: 'blind spot' });
    expect(attributes[0]!.gap).toBeCloseTo(1.4, 9);
    expect(units).toHaveLength(30);
    expect(units[0]).toMatchObject({ low: null, high: null, verdict: null, reason: 'only-means' });
    expect(units[0]!.gap).toBeCloseTo(1.7, 9);
  });
  it('says nothing of four units, nor of means off the scale', () => {
    const nothing = (name: string) => asked(name).attributes[0]!;
    expect(nothing(file('store,staff,guests', ...stores.slice(0, 4)))).toMatchObject({
      gap: null,
      reason: 'too-few-answers',
    });
    expect(nothing(file('store,staff,guests', ...stores, 'S31,12,5'))).toMatchObject({ reason: 'outside-the-scale' });
    expect(() => asked(file('store,staff,guests', ...stores), 'Safety')).toThrow('no NAME=EMPLOYEES:CUSTOMERS');
  });
});

describe('evaluate -- drivers', () => {
  it('gives shares that sum to 1, from complete rows', () => {
    const lines = Array.from({ length: 80 }, (_, i) => [i % 5, (i * 7) % 4, 2 * (i % 5) + ((i * 7) % 4)].join(','));
    const name = file('a,b,y', ...lines, 'NA,1,2', ',3,4');
    const found = drivers(['--file', name, '--outcome', 'y', '--attributes', 'a,b'], quiet) as {
      n: number;
      r2: number;
      shares: { attribute: string; lmg: number; low: number; high: number }[];
    };
    expect(found.n).toBe(80);
    expect(found.r2).toBeCloseTo(1, 9);
    expect(found.shares.map(({ attribute }) => attribute)).toEqual(['a', 'b']);
    expect(found.shares[0]!.lmg + found.shares[1]!.lmg).toBeCloseTo(1, 9);
    expect(found.shares[0]!.low).toBeLessThanOrEqual(found.shares[0]!.lmg);
  });
  it('refuses, with the reason, an outcome that never varies', () => {
    const name = file('a,y', ...Array.from({ length: 60 }, (_, i) => `${i % 5},3`));
    expect(drivers(['--file', name, '--outcome', 'y', '--attributes', 'a'], quiet)).toEqual({
      n: 60,
      r2: null,
      shares: [],
      reason: 'no-outcome-variance',
    });
  });
});
