/** A second factor as it is kept. */
export interface SealedFactor {
  readonly whoId: string;
  readonly sealed: string;
}

export abstract class SealedFactors {
  /** A set of those that don't begin so. */
  abstract under(otherThan: string, after: string, limit: number): Promise<SealedFactor[]>;
  /** Puts what is sealed anew in the place of what was there, unless that changed meanwhile. */
  abstract replace(anew: readonly { readonly was: SealedFactor; readonly sealed: string }[]): Promise<void>;
}
