import type { IdentifierType } from '@mirrorloop/matching';

/** A value in the source's own words, and where it stood: a property path or a column. */
export interface Word {
  readonly raw: string;
  readonly path: string;
}

/** What a source said of one signal, each thing still in its own words. Every intake reads its format into this. */
export interface Said {
  readonly occurredAt: Date;
  readonly name: Word;
  readonly identifiers: readonly (Word & { readonly type: IdentifierType })[];
  readonly channel?: Word;
  readonly touchpoint?: Word;
  readonly text?: Word;
  readonly rating?: Word;
  readonly ratingLow?: Word;
  readonly ratingHigh?: Word;
  readonly store?: Word;
  readonly traits: {
    readonly segments?: readonly Word[];
    readonly store?: Word;
    readonly valueAYear?: Word;
    readonly currency?: Word;
    /** Whether they agree to be asked by mail. */
    readonly consent?: Word;
  };
}
