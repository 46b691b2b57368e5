import { rememberLast, rememberMost } from './remember.js';

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

describe('Answers, remembered up to so many', () => {
  const asked: string[] = [];
  const joined = rememberMost(
    2,
    (a: string, b: string) => `${a} ${b}`,
    (a, b) => (asked.push(a + b), b === '' ? undefined : a + b),
  );
  beforeEach(() => void asked.splice(0));

  it('are given again for the same, those too that are nothing', () => {
    expect([joined('a', 'b'), joined('a', ''), joined('a', 'b'), joined('a', '')]).toEqual([
      'ab',
      undefined,
      'ab',
      undefined,
    ]);
    expect(asked).toEqual(['ab', 'a']);
  });

  it('are forgotten when there would be more', () => {
    expect([joined('c', 'd'), joined('a', 'b')]).toEqual(['cd', 'ab']);
    expect(asked).toEqual(['cd', 'ab']);
  });
});
