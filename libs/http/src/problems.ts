import { asError, type FieldError, NotFound, Rejected, Unavailable, VersionConflict } from '@mirrorloop/kernel';
import type { Problem } from '@mirrorloop/contracts';
import { passes } from '@mirrorloop/messaging';
import { HttpException } from '@nestjs/common';

/** The body can't be read at all, and says where. */
export class Malformed extends Rejected {
  override readonly name = 'Malformed';
}
/** The body is larger than the route takes. */
export class TooLarge extends Rejected {
  override readonly name = 'TooLarge';
}

const TITLES: Record<number, string> = {
  400: 'The request could not be read',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'There is no such thing here',
  409: 'It contradicts what is there',
  412: 'Somebody else changed it first',
  413: 'The body is too large',
  415: 'This kind of body is not taken here',
  422: 'Something is missing or wrong',
  429: 'Too many requests',
  503: 'Something it needs is away, try again soon',
};

/** Any error as RFC 9457; what nobody classified becomes a 500 that tells nothing. */
export function problemOf(error: unknown): Problem {
  const status = statusOf(error);
  const shown = status < 500 ? asError(error) : undefined;
  return {
    type: 'about:blank',
    title: TITLES[status] ?? (status < 500 ? 'The request was refused' : 'Something went wrong on our side'),
    status,
    ...(shown && status !== 401 && status !== 404 ? { detail: detailOf(shown) } : {}),
    ...(error instanceof Rejected && error.errors.length > 0 ? { errors: error.errors } : {}),
  };
}

const detailOf = (error: Error): string => (isTextNobodyKeeps(error) ? 'A text holds a NUL' : error.message);

export const fieldErrors = (errors: readonly FieldError[]): Rejected =>
  new Rejected(errors.map(({ path, message }) => `${path}: ${message}`).join('; '), errors);

/** PostgreSQL's codes for a NUL in a text, or in one within JSON: it came from outside, wherever it was found. */
const NOT_KEPT = new Set(['22021', '22P05']);
const isTextNobodyKeeps = (error: unknown): boolean =>
  NOT_KEPT.has(String((asError(error) as { code?: unknown }).code));

function statusOf(error: unknown): number {
  if (error instanceof Malformed) return 400;
  if (error instanceof TooLarge) return 413;
  if (error instanceof NotFound) return 404;
  if (error instanceof VersionConflict) return 412;
  if (error instanceof Rejected) return 422;
  if (isTextNobodyKeeps(error)) return 422;
  if (error instanceof Unavailable || passes(error)) return 503;
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = asError(error) as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? statusCode : 500;
}
