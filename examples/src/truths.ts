/** What is planted in the sample for the platform to find by itself. truths.json says the same, and a test compares the two. */
export const truths = {
  organisation: 'Hollin & Reed',
  invented: true,
  days: 120,
  signals: 20_000,
  planted: [
    {
      kind: 'surge',
      source: 'web shop',
      touchpoint: 'delivery',
      about: 'delivery',
      lastDays: 12,
      negativeShareBefore: 0.2,
      negativeShareDuring: 0.55,
      volume: 2,
    },
  ],
  /** Staff of every team overrate these, in points of 1 to 5; they see all else as customers do. */
  study: {
    title: 'How customers see us',
    overrated: { needs: 1, special: 1 },
    /** Of what customers complain about, staff speak of the one far too often, and of the other far too rarely. */
    words: { tooOften: 'price', tooRarely: 'delivery' },
  },
} as const;

export const surge = truths.planted[0];
