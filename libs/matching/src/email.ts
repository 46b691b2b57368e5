import { domainToASCII } from 'node:url';
import { malformed, normal, type Normal } from './identifier.js';
import { tidy } from './text.js';

/** A dot-atom as in RFC 5321, 4.1.2, with letters of every script as in RFC 6531; quoted local parts are refused. */
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;
const PLAIN = /^[a-z0-9.-]+$/;
const LONGEST_LOCAL = 64;
const LONGEST = 254;

/** Trimmed, NFC, lower case, the domain in its ASCII form. */
export function normaliseEmail(raw: string): Normal {
  const text = tidy(tidy(raw).toLowerCase());
  const at = text.lastIndexOf('@');
  if (at < 1) return malformed('has no @ with a name before it');
  const local = text.slice(0, at);
  const said = text.slice(at + 1);
  const domain = PLAIN.test(said) ? said : domainToASCII(said);
  if (!LOCAL.test(local) || local.length > LONGEST_LOCAL)
    return malformed('has characters before the @ that no address has');
  if (!DOMAIN.test(domain) || local.length + 1 + domain.length > LONGEST)
    return malformed('has no domain such as example.com after the @');
  return normal(`${local}@${domain}`);
}
