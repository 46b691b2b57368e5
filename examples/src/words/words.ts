export type Mood = 'negative' | 'neutral' | 'positive';

/** Sentences by mood: `said` stands alone, `more` may follow it. `{product}` and the like are filled in. */
export type Words = Record<Mood, { said: readonly string[]; more: readonly string[] }>;
