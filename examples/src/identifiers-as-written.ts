import type { Customer } from './customers.js';
import type { Dice } from './dice.js';

/** The identifiers a row carries, written as people and tills write them: upper case, spaces, brackets, dashes. */
export interface Identifiers {
  email: string;
  phone: string;
  loyalty_number: string;
}

/** How often a source knows each identifier of a customer, and how often a row has none at all. */
export interface Knows {
  readonly nobody: number;
  readonly email: number;
  readonly phone: number;
  readonly loyaltyNumber: number;
}

export const none: Identifiers = { email: '', phone: '', loyalty_number: '' };

export function identifiersOf(dice: Dice, customer: Customer, knows: Knows): Identifiers {
  const found = {
    email: dice.chance(knows.email) ? emailAsWritten(dice, customer.email) : '',
    phone: customer.phone && dice.chance(knows.phone) ? phoneAsWritten(dice, customer.phone) : '',
    loyalty_number:
      customer.loyaltyNumber && dice.chance(knows.loyaltyNumber) ? loyaltyAsWritten(dice, customer.loyaltyNumber) : '',
  };
  const known = found.email || found.phone || found.loyalty_number;
  return known ? found : { ...found, email: emailAsWritten(dice, customer.email) };
}

const emailAsWritten = (dice: Dice, email: string): string =>
  dice.pick([email, email, email, email.toUpperCase(), capitalised(email), ` ${email} `]);

const capitalised = (email: string): string =>
  email.replace(/(^|\.)([a-z])/g, (_, dot: string, letter: string) => dot + letter.toUpperCase());

const phoneAsWritten = (dice: Dice, phone: string): string =>
  dice.pick([
    `+44 ${phone}`,
    `+44${phone.replaceAll(' ', '')}`,
    `+44 (0)${phone}`,
    `+44-${phone.replaceAll(' ', '-')}`,
    ` +44 ${phone.replace(' ', '')}`,
  ]);

const loyaltyAsWritten = (dice: Dice, number: string): string =>
  dice.pick([number, number, number.toLowerCase(), number.replace('-', ' '), number.replace('-', '')]);
