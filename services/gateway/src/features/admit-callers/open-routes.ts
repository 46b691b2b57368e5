/**
 * The routes that need no session and no token, by the pattern they were registered under and not by what an address
 * looks like, so that no spelling of an address opens another route. Intake checks its write key itself, a study's form
 * its link, a calendar its secret, and so does the end of mails.
 */
const OPEN_ROUTES: ReadonlySet<string> = new Set([
  '/health/live',
  '/health/ready',
  '/sign-in',
  '/sign-in/code',
  '/sign-in/oidc',
  '/sign-in/oidc/back',
  '/v1/*',
  '/answer/*',
  '/unsubscribe/*',
  '/calendar/*',
  '/.well-known/jwks.json',
]);

/** @param pattern undefined where no route answers to the address */
export const isOpenRoute = (pattern: string | undefined): boolean => pattern !== undefined && OPEN_ROUTES.has(pattern);
