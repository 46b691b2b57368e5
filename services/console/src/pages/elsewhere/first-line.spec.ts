import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readFirstLine } from './first-line.js';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the first line of a file', () => {
  it.each<[string, string[]]>([
    ['number,due,Owner\n1,2,3', ['number', 'due', 'Owner']],
    ['\ufeff"Due, at",  Owner ,\r\n', ['Due, at', 'Owner']],
    ['"Said ""soon""",a,a', ['Said "soon"', 'a']],
    ['\n\nbelow,empty lines\n', ['below', 'empty lines']],
    ['"two\nlines",due\n', ['two\nlines', 'due']],
    ['number\n1\n', ['number']],
  ])('names the columns: %j', (text, headings) => {
    expect(readFirstLine(bytes(text))).toEqual({ headings, fault: null });
  });

  it.each([
    ['a quotation mark that is never closed', bytes('number,"never ends\n1,2\n'), 'quotes'],
    ['one that is closed further below, inside a word', bytes('number,"ends below\n"here",2\n'), 'quotes'],
    ['one inside a name', bytes('number,a "due" day\n1,2\n'), 'quotes'],
    ['a character that is none in UTF-8', Uint8Array.from([0x46, 0xe4, 0x6c, 0x2c, 0x61, 0x0a]), 'notUtf8'],
    ['no line', bytes('\n\n'), 'empty'],
    ['other marks than commas', bytes('number;due;Owner\n1;2;3\n'), 'noCommas'],
  ])('says why it names none: %s', (_, begin, fault) => {
    expect(readFirstLine(begin)).toEqual({ headings: [], fault });
  });

  it('is read whatever follows it: a field open where reading ends, half a character, a broken quotation mark', () => {
    const half = bytes('number,due\n1,ä').slice(0, -1);
    for (const begin of [bytes('number,due\n1,"on the'), half, bytes('number,due\n1,a "b" c\n')])
      expect(readFirstLine(begin)).toEqual({ headings: ['number', 'due'], fault: null });
  });

  it('names what the tracker finds in the whole file, however it is written', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab",;\n\r\t ä\ufeff'), maxLength: 6 });
    const quoted = cell.map((text) => `"${text.replaceAll('"', '""')}"`);
    const line = fc.array(fc.oneof(cell, quoted), { minLength: 2, maxLength: 4 }).map((cells) => cells.join(','));
    let read = 0;
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 3 }), (lines) => {
        const file = lines.join('\n');
        const rows = asTheTracker(bytes(file));
        const names = [...new Set(rows?.[0]?.map((one) => one.trim()))].filter(Boolean);
        const { headings, fault } = readFirstLine(bytes(file));
        if (!rows) return true;
        read++;
        return fault ? names.length < 2 : JSON.stringify(headings) === JSON.stringify(names);
      }),
      { numRuns: 1_000 },
    );
    expect(read).toBeGreaterThan(100);
  });
});

/** The tracker's own options, or nothing where it would refuse the file. */
function asTheTracker(file: Uint8Array): string[][] | null {
  try {
    return parse(new TextDecoder().decode(file), { bom: true, relax_column_count: true, skip_empty_lines: true });
  } catch {
    return null;
  }
}
