import { FORMAT, type Manifest, parseManifest } from './manifest.js';

const table = {
  schema: 'ingestion',
  name: 'signal',
  columns: ['id'],
  part: 'ingestion.signal',
  rows: 1,
  bytes: 2,
  sha256: '0'.repeat(64),
};
const manifest: Manifest = {
  format: FORMAT,
  takenAt: '2026-03-04T05:06:07.089Z',
  postgres: '18.4',
  schemas: [{ schema: 'ingestion', migrations: ['First1'] }],
  tables: [table],
  numbers: [],
  notes: {},
};

describe('The manifest of a backup', () => {
  it('is read as it was written', () => expect(parseManifest(JSON.stringify(manifest))).toEqual(manifest));

  it.each<[string, unknown, string]>([
    ['was written by a later build', { ...manifest, format: FORMAT + 1 }, 'format: '],
    ['says no time', { ...manifest, takenAt: 'yesterday' }, 'takenAt: '],
    ['has a table without columns', { ...manifest, tables: [table, { ...table, columns: [] }] }, 'tables.1.columns: '],
    ['counts less than nothing', { ...manifest, tables: [{ ...table, rows: -1 }] }, 'tables.0.rows: '],
    ['has no checksum', { ...manifest, tables: [{ ...table, sha256: 'x' }] }, 'tables.0.sha256: '],
    ['is no object', [], 'the whole: '],
  ])('is refused where it %s, naming the place', (_, wrong, place) =>
    expect(() => parseManifest(JSON.stringify(wrong))).toThrow(place),
  );
});
