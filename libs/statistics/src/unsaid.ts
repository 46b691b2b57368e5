/** Why there is no figure. Stands where a number would be made up. */
export type Reason =
  | 'too-few-answers'
  | 'only-means'
  | 'outside-the-scale'
  | 'no-variance'
  | 'no-outcome-variance'
  | 'too-few-attributes'
  | 'too-few-clusters'
  | 'too-few-low-or-high'
  | 'empty-cell'
  | 'not-separable'
  | 'does-not-converge'
  | 'too-few-weeks';

/** No figure, with the reason. Told apart from a figure by `value === null`. */
export interface Unsaid {
  readonly value: null;
  readonly reason: Reason;
}

export const unsaid = (reason: Reason): Unsaid => ({ value: null, reason });

export const isSaid = <T extends { readonly value: number }>(figure: T | Unsaid): figure is T => figure.value !== null;
