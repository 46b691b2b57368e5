import { daysOffOf, daysOffText, hoursOf, hoursText } from './calendar-text.js';

describe('hours as people write them', () => {
  it('are read with breaks, short times and other dashes, and written back', () => {
    const spans = [
      { from: '09:00', to: '12:30' },
      { from: '13:00', to: '17:00' },
    ];
    expect(hoursOf('9-12:30, 13:00 – 17')).toEqual(spans);
    expect(hoursOf('9 to 12:30, 13 bis 17')).toEqual(spans);
    expect(hoursText(spans)).toBe('09:00-12:30, 13:00-17:00');
    expect(hoursOf('  ')).toEqual([]);
  });
  it('stay as they are where nobody can read them, for the gateway to name', () => {
    expect(hoursOf('noon-late')).toEqual([{ from: 'noon', to: 'late' }]);
  });
});

describe('days off', () => {
  it('are one a line, with a name or without', () => {
    const days = [
      { date: '2026-12-24', name: 'Stock taking' },
      { date: '2026-12-31', name: '2026-12-31' },
    ];
    expect(daysOffOf('2026-12-24  Stock taking\n\n2026-12-31')).toEqual(days);
    expect(daysOffOf(daysOffText(days.slice(0, 1)))).toEqual(days.slice(0, 1));
  });
});
