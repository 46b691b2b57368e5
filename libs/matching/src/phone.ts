import { rememberMost } from '@mirrorloop/kernel';
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { malformed, normal, type Normal } from './identifier.js';
import { tidy } from './text.js';

/** A customer's number comes again with each of their signals, and reading one takes as long as the rest of a signal does. */
const MOST_RECENT = 20_000;

/**
 * E.164. Possible rather than valid: lengths are checked, number ranges are not, since numbering plans grow faster
 * than any list of them and a customer with a new number is a customer.
 *
 * @param country ISO 3166 code, for numbers written without +
 */
export const normalisePhone = rememberMost(
  MOST_RECENT,
  (raw: string, country: string | undefined) => `${country ?? ''} ${raw}`,
  readPhone,
);

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
