import { weekInWords } from './week-in-words.js';

const nine = [{ from: '09:00', to: '17:00' }];

describe('a week in words', () => {
  it('says days in a row with the same hours once', () => {
    expect(weekInWords('en', [nine, nine, nine, nine, nine, [{ from: '09:00', to: '13:00' }], []])).toBe(
      'Mon to Fri 09:00 to 17:00, Sat 09:00 to 13:00',
    );
  });
  it('says a break, a lone day and a gap in between, in German too', () => {
    const split = [
      { from: '08:00', to: '12:00' },
      { from: '13:00', to: '17:00' },
    ];
    expect(weekInWords('de', [split, [], nine, nine, [], [], []])).toBe(
      'Mo 08:00 bis 12:00 + 13:00 bis 17:00, Mi bis Do 09:00 bis 17:00',
    );
  });
  it('says nothing of a week without hours', () => {
    expect(weekInWords('en', [[], [], [], [], [], [], []])).toBe('');
  });
});
