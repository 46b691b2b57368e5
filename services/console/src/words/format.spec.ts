import { deadline, money, number, place, rate, share, span } from './format.js';

const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');

describe('numbers and times', () => {
  it('gives money three figures, in the way of each language', () => {
    expect(plain(money('en', 18432.75, 'EUR'))).toBe('€18,400');
    expect(plain(money('de', 18432.75, 'EUR'))).toBe('18.400 €');
    expect(plain(money('en', 8.256, 'EUR'))).toBe('€8.26');
  });

  it('writes a loss with a true minus sign', () => {
    expect(number('en', -3.24, 1)).toBe('\u22123.2');
  });

  it('gives one decimal to shares and to small rates, none to large ones', () => {
    expect([share('en', 0.23456), rate('en', 3.44), rate('en', 113.7), rate('de', 3.44), rate('en', 4)]).toEqual([
      '23.5',
      '3.4',
      '114',
      '3,4',
      '4',
    ]);
  });

  it('says how long a step took in its largest unit', () => {
    expect([240, 9 * 60_000, 28 * 3_600_000, 11 * 86_400_000].map((ms) => span('en', ms))).toEqual([
      '240 ms',
      '9 min',
      '1.2 d',
      '11 d',
    ]);
  });

  it("tells a deadline in its owner's zone", () => {
    expect(plain(deadline('en', '2026-12-04T17:00:00Z', 'Europe/Berlin'))).toMatch(/4 December 2026.*18:00/);
    expect(place('America/New_York')).toBe('New York');
  });
});
