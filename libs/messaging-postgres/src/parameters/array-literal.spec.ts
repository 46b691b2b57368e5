import { arrayLiteral } from './array-literal.js';

describe('A parameter', () => {
  it.each([
    ['a column of columns', [['a'], ['b']]],
    ['objects, which the driver makes JSON of', [{ a: 1 }]],
    ['bytes', [Buffer.from('a')]],
    ['a moment in a year that ISO 8601 writes with a sign', [new Date(Date.UTC(10_000, 0))]],
    ['a moment before the first year', [new Date(Date.UTC(0, 0) - 1)]],
  ])('is left to the driver where it is %s', (_, column) => expect(arrayLiteral(column)).toBe(column));

  it('is a literal where it is a flat column', () => {
    const day = new Date('2026-03-04T05:06:07.089Z');
    expect([['a"\\', null], [1, true], [day]].map(arrayLiteral)).toEqual([
      '{"a\\"\\\\",NULL}',
      '{1,true}',
      '{"2026-03-04T05:06:07.089Z"}',
    ]);
  });
});
