import { mappingOf } from './file-mapping.js';
import { readElsewhereFile } from './read-elsewhere-file.js';

const query = { system: 'desk', done: ['Closed'], dropped: ['Cancelled'], timeZone: 'Europe/London' };
const read = (text: string, columns?: object) =>
  readElsewhereFile(Buffer.from(text), mappingOf({ ...query, columns: columns && JSON.stringify(columns) }));

describe('a file of actions that were committed elsewhere', () => {
  it('is read by its own headings, with times as clocks showed them there', async () => {
    const { changes, refused } = await read(
      'ref,deadline,state,inTime\nA,2026-07-01 12:00,Closed,False\nB,,Cancelled,\nC,,New,\n',
    );
    expect(refused).toEqual([]);
    expect(changes[0]).toMatchObject({
      ref: 'A',
      deadline: new Date('2026-07-01T11:00:00Z'),
      state: 'done',
      late: true,
    });
    expect(changes.map(({ state }) => state)).toEqual(['done', 'dropped', 'open']);
  });

  it('names each line that isn’t right with its column, and takes the others', async () => {
    const text = 'nr,due,again\nA,soon,0\n,2026-07-01,0\nC,2026-07-01,many\nD,2026-07-01,1\nE\n';
    const { changes, refused } = await read(text, { ref: 'nr', deadline: 'due', reopened: 'again' });
    expect(changes.map(({ ref }) => ref)).toEqual(['D', 'E']);
    expect(refused).toEqual([
      { line: 2, path: 'due', message: '“soon” is no date and time' },
      { line: 3, path: 'nr', message: expect.stringContaining('is empty') },
      { line: 4, path: 'again', message: '“many” is no whole number' },
    ]);
  });

  it.each<[string, string, object | undefined, string]>([
    ['a column that isn’t there', 'a,b\n1,2\n', { ref: 'number' }, 'columns.ref'],
    ['no column that names the action', 'a,b\n1,2\n', undefined, 'columns.ref'],
    ['a meaning that nobody knows', 'a,b\n1,2\n', { ref: 'a', colour: 'b' }, 'columns'],
    ['quotes that end nowhere', 'ref,title\nA,"Late\n', undefined, 'line 2'],
  ])('is refused with %s, naming the place', async (_what, text, columns, path) => {
    const refused = await (async () => read(text, columns))().catch((error: { errors: { path: string }[] }) => error);
    expect((refused as { errors: { path: string }[] }).errors.map((one) => one.path)).toEqual([path]);
  });
});
