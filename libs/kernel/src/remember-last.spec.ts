import { rememberLast } from './remember-last.js';

describe('The last answer, remembered', () => {
  it('is given again while the same is asked, and made anew for anything else', () => {
    const asked: string[] = [];
    const length = rememberLast((text: string) => asked.push(text) && text.length);
    expect(['a', 'a', 'bcd', 'a'].map(length)).toEqual([1, 1, 3, 1]);
    expect(asked).toEqual(['a', 'bcd', 'a']);
  });

  it('is remembered when it is nothing', () => {
    let times = 0;
    const nothing = rememberLast((_: number): undefined => void (times += 1));
    expect([nothing(0), nothing(0)]).toEqual([undefined, undefined]);
    expect(times).toBe(1);
  });
});
