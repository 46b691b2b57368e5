import type { Right } from './policy.js';
import type { Grant } from './roles.js';

/** Who asks: a person by session, or a machine by token. */
export interface Caller {
  /** The person's id, where it is one of the people who work here. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'person' | 'machine';
  /** Nothing is allowed to whom nothing was granted. */
  readonly grants: readonly Grant[];
  /** A machine's token may be for some of these things alone, whatever its role could. */
  readonly only?: readonly Right[];
}
