import { Rejected, Unavailable } from '@mirrorloop/kernel';
import { backOffMs, passes } from '../src/index.js';

const coded = (code: string) => Object.assign(new Error('x'), { code });

describe('an error passes by itself', () => {
  it.each(['08006', '08001', '40001', '40P01', '53300', '57P01', '57P03', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE'])(
    'when its code is %s',
    (code) => expect(passes(coded(code))).toBe(true),
  );
  it('when it says that something is away, or the connection was lost without a code', () => {
    expect(passes(new Unavailable('broker'))).toBe(true);
    expect(passes(new Error('Connection terminated unexpectedly'))).toBe(true);
  });
  it('when a driver wrapped it', () =>
    expect(passes(Object.assign(new Error('q'), { driverError: coded('40P01') }))).toBe(true));

  it.each(['23505', '22P02', '57014', '42601', 'ENOENT'])('never when its code is %s', (code) =>
    expect(passes(coded(code))).toBe(false),
  );
  it.each([
    new Rejected('no'),
    new TypeError('undefined is not a function'),
    'a string',
    undefined,
    { retriable: true },
  ])('never when it is %p', (error) => expect(passes(error)).toBe(false));
});

it('waits longer each time, up to a most', () => {
  expect([0, 1, 2, 30].map((n) => backOffMs(n, 100, 1_000))).toEqual([100, 200, 400, 1_000]);
});
