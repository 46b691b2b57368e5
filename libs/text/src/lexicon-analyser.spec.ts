import fc from 'fast-check';
import { LexiconAnalyser, LONGEST_READ, THEMES } from './index.js';

const analyser = new LexiconAnalyser();
const read = (text: string) => analyser.analyse([{ text }])[0]!;
const label = (text: string) => read(text).sentiment?.label;

describe('sentiment of words', () => {
  it.each([
    'app crashes every time I open it. Terrible!',
    'two weeks late, nobody told us',
    'My sofa never arrived.',
    'Still waiting for my refund after three weeks',
    'No reply to any of my emails.',
    'The jacket is not good',
    'Lovely shop, but the queue was endless and the till broke',
    'I was charged twice for one pair of shoes',
    'Ordered on Monday. It was late. Nobody called back.',
    'You sent me the wrong size, and I want my money back',
    '😡😡',
  ])('hears that "%s" is negative', (text) => expect(label(text)).toBe('negative'));

  it.each([
    'Love my Echo!',
    'Arrived on time, well packed.',
    'No problems at all, will definitely buy again',
    'I have never been disappointed by this shop',
    'The queue was long but the staff were wonderful and so helpful',
    'Quick, friendly and very helpful staff',
    'Can’t fault the service',
  ])('hears that "%s" is positive', (text) => expect(label(text)).toBe('positive'));

  it.each(['When does the Leeds store open?', 'I bought a table and two chairs.', 'Order 4711'])(
    'finds nothing felt in "%s"',
    (text) => expect(label(text)).toBe('neutral'),
  );

  it('is surer of many words that agree than of one', () => {
    const one = read('It was slow.').sentiment!.confidence;
    const many = read('Slow, rude and useless. Terrible service, never again!').sentiment!.confidence;
    expect(many).toBeGreaterThan(one);
  });
});

describe('a rating beside the words', () => {
  const rated = (text: string | null, value: number, low = 1, high = 5) =>
    analyser.analyse([{ text, rating: { value, low, high } }])[0]!.sentiment;

  it('outweighs words that read otherwise', () => {
    expect(rated('Well, that was just great.', 1)).toMatchObject({ label: 'negative' });
    expect(rated('not bad', 5)).toMatchObject({ label: 'positive' });
  });
  it('speaks alone where there are no words', () => {
    expect(rated(null, 1)).toMatchObject({ label: 'negative', score: -1 });
    expect(rated(null, 3)).toMatchObject({ label: 'neutral', score: 0 });
    expect(rated(null, 9, 0, 10)).toMatchObject({ label: 'positive' });
  });
  it('leaves the middle to the words', () => {
    expect(rated('Terrible. Two weeks late and nobody told us!', 3)).toMatchObject({ label: 'negative' });
  });
  it('is passed over when it lies off its own scale', () => {
    expect(rated(null, 11, 0, 10)).toBeNull();
    expect(rated(null, 3, 5, 5)).toBeNull();
  });
});

describe('languages', () => {
  it('says which one it is and gives no sentiment for words it can’t read', () => {
    expect(read('Die Lieferung kam zwei Wochen zu spät und niemand hat sich gemeldet')).toEqual({
      language: 'de',
      sentiment: null,
      themes: [],
      spans: [],
      truncated: false,
    });
    expect(read('Доставка опоздала на две недели')).toMatchObject({ language: 'und', sentiment: null });
  });
  it('still takes the rating of a text it can’t read', () => {
    const [said] = analyser.analyse([{ text: 'Sehr schlecht und zu spät', rating: { value: 1, low: 1, high: 5 } }]);
    expect(said).toMatchObject({ language: 'de', sentiment: { label: 'negative' } });
  });
  it('has nothing to say of nothing', () => {
    expect(analyser.analyse([{ text: null }, { text: '  ' }]).map(({ sentiment }) => sentiment)).toEqual([null, null]);
  });
});

describe('themes', () => {
  it.each([
    ['The courier left my parcel in the rain', 'delivery'],
    ['I sent it back and still have no refund', 'returns'],
    ['Far too expensive for what it is', 'price'],
    ['The assistant at the till was rude', 'staff'],
    ['The app crashes when I log in', 'website'],
    ['The zip broke after a week', 'product quality'],
    ['My card was charged twice', 'payment'],
    ['Forty minutes on hold', 'waiting'],
    ['Nobody told us anything', 'communication'],
    ['It is always out of stock', 'stock'],
    ['There is an account on my credit report that isn’t mine', 'credit report'],
    ['A debt collector calls me at work', 'debt'],
  ])('finds in "%s" the theme %s, and the words that show it', (text, theme) => {
    const { themes, spans } = read(text);
    expect(themes).toContain(theme);
    const shown = spans.filter((span) => span.theme === theme).map(({ start, end }) => text.slice(start, end));
    expect(shown.join('')).not.toBe('');
  });

  it('finds several, and what was felt about each', () => {
    const { themes, spans } = read('Delivery was quick and easy, but the fabric is terrible.');
    expect(themes).toEqual(['delivery', 'product quality']);
    expect(spans.find(({ theme }) => theme === 'delivery')).toMatchObject({ start: 0, end: 8, sentiment: 'positive' });
    expect(spans.find(({ theme }) => theme === 'product quality')).toMatchObject({ sentiment: 'negative' });
  });

  it('counts offsets in UTF-16 units, as the page that marks them does', () => {
    const text = '👩‍👩‍👧 the parcel is terrible';
    const { spans } = read(text);
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['parcel', 'terrible']);
  });
});

describe('hostile text', () => {
  const pieces = fc.constantFrom(
    '\u0000',
    '\u202e',
    '‮',
    '😡',
    '\ud800',
    'not ',
    'order has still ',
    '# ',
    '((',
    '@',
    ':(',
    "n't",
    '\u200d',
    'é',
    '!',
  );

  it('never crashes, and every span lies within the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((p) => p.join('')),
        ),
        (text) => {
          const { spans, sentiment, themes } = read(text);
          expect(spans.every(({ start, end }) => start >= 0 && start < end && end <= text.length)).toBe(true);
          expect(themes.every((theme) => THEMES.includes(theme))).toBe(true);
          if (sentiment) expect(Math.abs(sentiment.score)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('reads the beginning of a text of a million units, says so, and uses under 100 ms', () => {
    for (const piece of ['order has still not ', 'not very ', '(', 'a', '!?', '😡', 'https://', '@a ', ':-', "n't'"]) {
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
      read(text);
      const before = process.cpuUsage();
      const analysis = read(text);
      // The time it used, not the time that passed: other tests run beside it.
      expect(process.cpuUsage(before).user / 1_000).toBeLessThan(100);
      expect(analysis.truncated).toBe(true);
      expect(analysis.spans.every(({ end }) => end <= LONGEST_READ)).toBe(true);
    }
  });
});
