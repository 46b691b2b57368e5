import { isRecent, reasonsOf, type WhatIsSerious } from './serious.js';

const serious: WhatIsSerious = {
  version: 1,
  ratingAtBottom: true,
  words: ['lawyer', 'gas leak', 'verletzt'],
  withinDays: 7,
};
const rating = (value: number, low = 1) => ({ value, low, high: 5 });

describe('a serious signal', () => {
  it('is one whose rating is the worst of its own scale', () => {
    expect(reasonsOf({ text: null, rating: rating(1) }, serious)).toEqual(['rating-at-bottom']);
    expect(reasonsOf({ text: null, rating: rating(2) }, serious)).toEqual([]);
    expect(reasonsOf({ text: null, rating: rating(1, 0) }, serious)).toEqual([]);
    expect(reasonsOf({ text: null, rating: rating(1) }, { ...serious, ratingAtBottom: false })).toEqual([]);
  });

  it('is one that names a listed word or phrase as a whole, however it is written', () => {
    const named = (text: string) => reasonsOf({ text, rating: null }, serious);
    expect(named('I am calling my LAWYER.')).toEqual(['listed-words']);
    expect(named('There was a gas\n- leak!')).toEqual(['listed-words']);
    expect(named('Mein Kind wurde VERLETZT')).toEqual(['listed-words']);
    expect(named('the lawyers of the other side')).toEqual([]);
    expect(named('')).toEqual([]);
  });

  it('is not one that happened long ago, or by a word that is none', () => {
    const now = new Date('2026-11-20T12:00:00Z');
    expect(isRecent(new Date('2026-11-13T12:00:00Z'), serious, now)).toBe(true);
    expect(isRecent(new Date('2026-11-13T11:59:59Z'), serious, now)).toBe(false);
    expect(reasonsOf({ text: 'anything - at all', rating: null }, { ...serious, words: ['-', ' '] })).toEqual([]);
  });
});
