import { normaliseEmail } from './email.js';
import { type Identifier, type IdentifierType, identifierTypes, malformed, type Normal } from './identifier.js';
import { normaliseLoyaltyNumber, normaliseOpaque } from './opaque.js';
import { normalisePhone } from './phone.js';
import { isText } from './text.js';

export interface NormaliseSettings {
  /** ISO 3166 country of phone numbers written without a country code. */
  readonly country?: string;
}

/** The one form of an identifier in which every way of writing it is equal, or why it is malformed. Never guesses. */
export function normalise(type: IdentifierType, raw: string, { country }: NormaliseSettings = {}): Normal {
  if (!isText(raw)) return malformed('has a NUL or half of a character');
  switch (type) {
    case 'email':
      return normaliseEmail(raw);
    case 'phone':
      return normalisePhone(raw, country);
    case 'loyalty-number':
      return normaliseLoyaltyNumber(raw);
    case 'crm-id':
    case 'device-id':
      return normaliseOpaque(raw);
  }
}

/** Everything a value may be when nobody says which kind it is: for a search by identifier. */
export const everyReading = (raw: string, settings: NormaliseSettings = {}): Identifier[] =>
  identifierTypes.flatMap((type) => {
    const read = normalise(type, raw, settings);
    return read.ok ? [{ type, value: read.value }] : [];
  });
