import fc from 'fast-check';
import { columnsFor, headingsOf } from './headings.js';

describe('the columns of a file', () => {
  it.each<[string, string[]]>([
    ['number,due,Owner\n1,2,3', ['number', 'due', 'Owner']],
    ['\ufeff"Due, at",  Owner ,\r\n', ['Due, at', 'Owner']],
    ['"Said ""soon""",a,a', ['Said "soon"', 'a']],
    ['', []],
    ['"never ends', ['"never ends']],
  ])('are named in its first line: %j', (text, names) => {
    expect(headingsOf(text)).toEqual(names);
  });

  it('are read back however they are written', () => {
    const name = fc.string({ minLength: 1 }).map((text) => text.replace(/[\r\n\ufeff]/g, ' ').trim());
    fc.assert(
      fc.property(fc.uniqueArray(name.filter(Boolean)), (names) => {
        const line = names.map((one) => `"${one.replaceAll('"', '""')}"`).join(',');
        expect(headingsOf(`${line}\na,b\n`)).toEqual(names);
      }),
    );
  });

  it('are known by their names, and stay as they were chosen while the file has them', () => {
    const headings = ['number', 'Committed_at', 'deadline', 'due'];
    expect(columnsFor(headings, {})).toEqual({ committedAt: 'Committed_at', deadline: 'deadline' });
    const chosen = { ref: 'number', deadline: 'due', owner: 'gone' };
    expect(columnsFor(headings, chosen)).toEqual({ ref: 'number', committedAt: 'Committed_at', deadline: 'due' });
  });
});
