import { asError } from '@mirrorloop/kernel';
import { CannotStart } from './cannot-start.js';

/** By name, so that nothing is loaded for it: what others say in words for whoever started it. */
const TOLD = ['LogElsewhere'];

/** What stands in the way, in words for whoever started it. A fault of our own keeps its stack, since somebody has to mend it. */
export function inAPlainSentence(thrown: unknown): string {
  const error = asError(thrown);
  if (error instanceof CannotStart || TOLD.includes(error.name)) return error.message;
  return `Mirrorloop stopped because of a fault of its own: ${error.stack ?? error.message}`;
}
