import type { Environment } from './environment.js';
import { isPlaceholder } from './secrets.js';

/** A database's password may have been chosen by its vendor. */
const LEAST_PASSWORD = 12;
/**
 * libpq's weaker modes encrypt without asking who answers. Whoever asks for encryption gets a verified certificate,
 * unless they write no-verify; pg does so today and warns that it will not for ever.
 */
const VERIFIED = 'verify-full';
const MODES: Readonly<Record<string, string>> = {
  disable: 'disable',
  prefer: VERIFIED,
  require: VERIFIED,
  'verify-ca': VERIFIED,
  'verify-full': VERIFIED,
  'no-verify': 'no-verify',
};

/**
 * The address with everything in it, since that is what the driver reads: the password from where secrets are kept,
 * and the authority whose certificates to trust.
 */
export function databaseUrlFrom(environment: Environment): string {
  const given = environment.confidential('DATABASE_URL') ?? environment.refuse('DATABASE_URL is not set');
  const password = environment.secret('DATABASE_PASSWORD', LEAST_PASSWORD);
  if (!given) return '';
  if (!URL.canParse(given))
    return environment.refuse('DATABASE_URL is no address such as postgres://name@host:5432/database');
  const url = new URL(given);
  if (password) url.password = encodeURIComponent(password);
  else if (isPlaceholder(url.password)) environment.refuse('DATABASE_URL holds a placeholder for a password');
  secure(url, environment);
  return url.href;
}

function secure(url: URL, environment: Environment): void {
  const authority = environment.contentOf('DATABASE_CA_FILE');
  const asked = url.searchParams.get('sslmode') ?? (authority ? VERIFIED : undefined);
  if (asked === undefined) return;
  const mode = MODES[asked];
  if (!mode) environment.refuse(`DATABASE_URL has an sslmode that does not exist: ${asked}`);
  else url.searchParams.set('sslmode', mode);
  if (!authority) return;
  if (mode === 'disable') environment.refuse('DATABASE_CA_FILE is set, but DATABASE_URL says sslmode=disable');
  url.searchParams.set('sslrootcert', environment.needed('DATABASE_CA_FILE'));
}
