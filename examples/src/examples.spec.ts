import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { sampleFiles, sampleRows, sampleSources, studyResponses, truths, type SampleRow } from './index.js';
import { stores } from './stores.js';

const here = (file: string) => readFileSync(path.join(__dirname, '..', file), 'utf8');
const asOf = '2026-11-22';
const rowsOf = (name: string) => [
  ...sampleRows(
    sampleSources.find((source) => source.name === name)!,
    { asOf },
  ),
];
const all = sampleSources.flatMap((source) => [...sampleRows(source, { asOf })]);
const hashOf = (date: string, seed?: number) => {
  const hash = createHash('sha256');
  for (const file of sampleFiles({ asOf: date, seed })) for (const piece of file.csv()) hash.update(piece);
  return hash.digest('hex').slice(0, 16);
};
const isNegative = (row: SampleRow) =>
  Number(row.rating) - Number(row.rating_low) <= (Number(row.rating_high) - Number(row.rating_low)) * 0.3;
const isRated = (row: SampleRow) => row.rating !== '';
const isRatedNegative = (row: SampleRow) => isRated(row) && isNegative(row);
const share = (part: number, whole: number) => part / whole;

describe('the sample organisation', () => {
  it('is the same to the byte for the same seed and date, on every machine', () => {
    expect(hashOf(asOf)).toBe('65240b2d7f482a9c');
  });
  it('is another for another seed or date', () => {
    expect(hashOf(asOf, 7)).not.toBe(hashOf(asOf));
    expect(hashOf('2026-11-23')).not.toBe(hashOf(asOf));
  });
  it('has 20,000 signals from three sources, each with an id of its own, within the 120 days before the date', () => {
    expect(all).toHaveLength(truths.signals);
    expect(new Set(all.map((row) => row.id)).size).toBe(truths.signals);
    const times = all.map((row) => row.occurred_at).sort();
    expect(times[0]! >= '2026-07-25T00:00:00Z' && times.at(-1)! < '2026-11-22T00:00:00Z').toBe(true);
  });
  it('says something in every signal: words, a rating or both', () => {
    expect(all.filter((row) => !row.text && !row.rating)).toEqual([]);
    expect(new Set(all.map((row) => row.text)).size).toBeGreaterThan(4_000);
  });
  it('leaves no blank of a sentence unfilled', () => {
    expect(all.filter((row) => /[{}]|undefined|\ba (?=[aeiou])/i.test(row.text))).toEqual([]);
  });
  it('keeps to addresses and numbers that belong to nobody', () => {
    expect(all.filter((row) => row.email && !/\.example\s*$/i.test(row.email))).toEqual([]);
    const reserved = /^44(7700900|(113|131|141|161)4960|1914980|2079460)\d{3}$/;
    expect(all.filter((row) => row.phone && !reserved.test(row.phone.replace('(0)', '').replace(/\D/g, '')))).toEqual(
      [],
    );
  });
  it('has about six thousand customers, and rows that name nobody', () => {
    const emails = new Set(all.map((row) => row.email.trim().toLowerCase()).filter(Boolean));
    expect(emails.size).toBeGreaterThan(4_500);
    expect(emails.size).toBeLessThan(6_300);
    const nameless = all.filter((row) => !row.email && !row.phone && !row.loyalty_number).length;
    expect(share(nameless, all.length)).toBeGreaterThan(0.08);
    expect(share(nameless, all.length)).toBeLessThan(0.2);
  });
  it('is planted with what truths.json says: a surge of delivery in the web shop, twice as many, 20% to 55% negative', () => {
    expect(JSON.parse(here('truths.json'))).toEqual(truths);
    const delivery = rowsOf('web shop').filter((row) => row.touchpoint === 'delivery');
    const [during, before] = [
      delivery.filter((row) => row.occurred_at >= '2026-11-10'),
      delivery.filter((row) => row.occurred_at < '2026-11-10'),
    ];
    expect(share(during.length / 12, before.length / 108)).toBeCloseTo(2, 0);
    expect(share(during.filter(isRatedNegative).length, during.filter(isRated).length)).toBeCloseTo(0.55, 1);
    expect(share(before.filter(isRatedNegative).length, before.filter(isRated).length)).toBeCloseTo(0.2, 1);
  });
  it('is planted with nothing else: no other touchpoint moves by more than chance in the last 12 days', () => {
    for (const touchpoint of new Set(all.map((row) => row.touchpoint).filter((name) => name !== 'delivery'))) {
      const rated = all.filter((row) => row.touchpoint === touchpoint && isRated(row));
      const [during, before] = [
        rated.filter((row) => row.occurred_at >= '2026-11-10'),
        rated.filter((row) => row.occurred_at < '2026-11-10'),
      ];
      const expected = share(before.filter(isNegative).length, before.length);
      const spread = Math.sqrt((expected * (1 - expected)) / during.length);
      expect(Math.abs(share(during.filter(isNegative).length, during.length) - expected) / spread).toBeLessThan(2.5);
    }
  });
});

describe('the people of the sample organisation', () => {
  const people = parse(here('people.csv'), { columns: true }) as Record<string, string>[];
  it('are 43 in eight teams of five or more, each with an address of nobody', () => {
    expect(people).toHaveLength(43);
    for (const { team } of people)
      expect(people.filter((other) => other.team === team).length).toBeGreaterThanOrEqual(5);
    expect(new Set(people.map((person) => person.team)).size).toBe(8);
    expect(new Set(people.map((person) => person.email)).size).toBe(43);
    expect(people.filter((person) => !person.email!.endsWith('@hollin-reed.example'))).toEqual([]);
  });
  it('have deputies who work here and stand in for nobody in a circle, and buy nowhere but in the shops there are', () => {
    const deputy = new Map(people.map((person) => [person.email!, person.deputy_email!]));
    for (const start of deputy.keys()) {
      const line = [start];
      while (deputy.get(line.at(-1)!)) line.push(deputy.get(line.at(-1)!)!);
      expect(new Set(line).size).toBe(line.length);
      expect(line.every((email) => deputy.has(email))).toBe(true);
    }
    const named = people.flatMap((person) => person.stores!.split('; ').filter(Boolean));
    expect(named.filter((store) => !(stores as readonly string[]).includes(store))).toEqual([]);
  });
  it('report in lines that end at one person, without a circle', () => {
    const manager = new Map(people.map((person) => [person.email!, person.manager_email!]));
    for (const start of manager.keys()) {
      const line = [start];
      while (manager.get(line.at(-1)!)) {
        line.push(manager.get(line.at(-1)!)!);
        expect(line.length).toBeLessThan(10);
      }
      expect(line.at(-1)).toBe('ines.hollander@hollin-reed.example');
    }
  });
});

describe('the sample’s mirror study', () => {
  it('asks staff alone what they know, and changes no other answer by it', () => {
    const asked = studyResponses(undefined, ['a1', 'a2']);
    expect(asked.map((one) => ({ ...one, awareness: null }))).toEqual(studyResponses());
    for (const { population, awareness } of asked)
      expect(awareness && Object.keys(awareness)).toEqual(population === 'employee' ? ['a1', 'a2'] : null);
  });
});
