import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { malformed, normal, type Normal } from './identifier.js';
import { tidy } from './text.js';

/**
 * E.164. Possible rather than valid: lengths are checked, number ranges are not, since numbering plans grow faster
 * than any list of them and a customer with a new number is a customer.
 *
 * @param country ISO 3166 code, for numbers written without +
 */
export function normalisePhone(raw: string, country: string | undefined): Normal {
  const key = `${country ?? ''} ${raw}`;
  const known = recent.get(key);
  if (known) return known;
  if (recent.size >= MOST_RECENT) recent.clear();
  const read = readPhone(raw, country);
  recent.set(key, read);
  return read;
}

/** A customer's number comes again with each of their signals, and reading one takes as long as the rest of a signal does. */
const recent = new Map<string, Normal>();
const MOST_RECENT = 20_000;

function readPhone(raw: string, country: string | undefined): Normal {
  const number = parsePhoneNumberFromString(tidy(raw), { defaultCountry: countryCode(country), extract: false });
  if (!number)
    return malformed(country ? 'is no phone number' : 'has no country code such as +44, and no default country is set');
  if (!number.isPossible())
    return malformed(`has the wrong number of digits for ${number.country ?? `+${number.countryCallingCode}`}`);
  return normal(number.number);
}

const countryCode = (country: string | undefined): CountryCode | undefined =>
  country && isSupportedCountry(country) ? country : undefined;
