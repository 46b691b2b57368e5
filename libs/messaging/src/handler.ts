import type { AnyContract, EventOf, Outgoing } from '@mirrorloop/contracts';
import type { Transaction } from './ports.js';

/** What one event did: the state after it and what to tell the world, or why nothing changed. */
export type Decision<State> =
  | { readonly kind: 'decided'; readonly state: State; readonly publish: readonly Outgoing[] }
  | { readonly kind: 'unchanged'; readonly reason: string };

export const decided = <S>(state: S, ...publish: readonly Outgoing[]): Decision<S> => ({
  kind: 'decided',
  state,
  publish,
});
export const unchanged = (reason: string): Decision<never> => ({ kind: 'unchanged', reason });

/**
 * Reads once for the batch, decides event by event without I/O, writes once for the batch.
 *
 * - `prepare` runs before the transaction and may take its time (worker threads); it may run again for a repeat.
 * - `load` locks the rows of the keys it reads, in key order, so that `sequence` counts without holes.
 * - `decide` is synchronous and pure: it returns what happened and takes the time as an argument.
 * - `save` writes the state after the last decision, set-based. State, inbox and outbox commit together.
 */
export interface BatchHandler<C extends AnyContract, State, Prepared = undefined> {
  readonly prepare?: (events: readonly EventOf<C>[]) => Promise<Prepared>;
  readonly load: (events: readonly EventOf<C>[], tx: Transaction, prepared: Prepared) => Promise<State>;
  readonly decide: (
    state: State,
    event: EventOf<C>,
    context: { readonly now: Date; readonly prepared: Prepared },
  ) => Decision<State>;
  readonly save: (state: State, tx: Transaction) => Promise<void>;
}

export interface HandlerDeclaration {
  readonly contracts: readonly AnyContract[];
  /** `<service>.<feature>`: consumer group and inbox name. It is data: renaming it forgets what was handled. */
  readonly group: string;
  /**
   * Its own rows tell what it has handled, and a repeat changes nothing. Either each event makes a row under a unique
   * key that comes from the event, kept for longer than the log can deliver it; or it brings a version of a thing whose
   * row takes it only from an older one, asked by the very statement that writes it: a version that was read before
   * doesn't hold off a consumer that stood still in between. Its group then has an inbox for what is parked alone; a
   * second row for each event would say the same again.
   */
  readonly rowsTell?: boolean;
}

const declarations = new WeakMap<object, HandlerDeclaration>();

/** Binds a handler class to the events it consumes. The compiler checks that the two agree. */
export const Handles =
  <C extends AnyContract>(contracts: C | readonly C[], options: Omit<HandlerDeclaration, 'contracts'>) =>
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- any constructor, any state
  (target: new (...args: any[]) => BatchHandler<C, any, any>): void => {
    declarations.set(target, { contracts: Array.isArray(contracts) ? contracts : [contracts as C], ...options });
  };

export const isHandler = (candidate: object): boolean => declarations.has(candidate.constructor);

export function declarationOf(handler: object): HandlerDeclaration {
  const declaration = declarations.get(handler.constructor);
  if (!declaration) throw new Error(`${handler.constructor.name} has no @Handles declaration`);
  return declaration;
}
