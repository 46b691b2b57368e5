import type { Words } from './instrument.js';

/** The analyser's themes as a German reader calls them. */
const GERMAN: Readonly<Record<string, string>> = {
  delivery: 'Lieferung',
  returns: 'Rückgabe',
  price: 'Preis',
  staff: 'Personal',
  website: 'Website',
  'product quality': 'Produktqualität',
  payment: 'Bezahlung',
  waiting: 'Wartezeit',
  communication: 'Kommunikation',
  stock: 'Vorrat und Auswahl',
  store: 'Laden',
  account: 'Kundenkonto',
  'credit report': 'Kreditauskunft',
  debt: 'Schulden',
  loan: 'Kredit',
  booking: 'Buchung',
  warranty: 'Garantie und Reparatur',
};

export const themeWords = (theme: string): Words => ({ en: theme, de: GERMAN[theme] ?? theme });
