import type { Problem } from '@mirrorloop/contracts';

/** Something went wrong that the caller can understand: the message is a sentence for them, the command ends with 1. */
export class Failure extends Error {
  override readonly name: string = 'Failure';
}

/** Nothing answers, or it says that something it needs is away: the same may work in a moment. */
export class Away extends Failure {
  override readonly name = 'Away';
}

/** The platform said no, and why. */
export class Refused extends Failure {
  override readonly name = 'Refused';
  constructor(readonly problem: Problem) {
    super(inSentences(problem));
  }
}

function inSentences({ title, detail, errors = [] }: Problem): string {
  const listed = errors.map(({ path, message }) => `  ${path ? `${path}: ` : ''}${message}`);
  return [errors.length > 0 || !detail ? `${title}.` : `${title}: ${detail}`, ...listed].join('\n');
}
