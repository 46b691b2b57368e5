import type { FailureCode } from '@mirrorloop/contracts';

type Said = Readonly<Record<`failure.${FailureCode}` | 'failure.line' | 'failure.item', string>>;

const en: Said = {
  'failure.line': 'line {{n}}',
  'failure.item': 'event {{n}} of its batch',
  'failure.bad_identifier': 'An identifier is malformed',
  'failure.no_time': 'It does not say when it happened',
  'failure.bad_time': 'The time can not be read',
  'failure.ambiguous_time': 'The time can be read in two ways',
  'failure.future_time': 'The time is more than 24 hours ahead',
  'failure.bad_rating': 'The rating is no number on its scale',
  'failure.bad_value': 'A value is not what it should be',
  'failure.bad_character': 'It has a NUL or half of a character',
  'failure.bad_encoding': 'It has bytes that are no text in this encoding',
  'failure.bad_shape': 'Something is missing, or of the wrong kind',
  'failure.broken_quotes': 'A quote is opened or closed where it may not be',
  'failure.wrong_columns': 'It has more or fewer columns than the header',
  'failure.unknown_type': 'The type of event is not known',
  'failure.too_large': 'It is too large',
  'failure.id_conflict': 'Something else came under the same id before',
  'failure.unstorable': 'It could not be stored',
};

const de: Said = {
  'failure.line': 'Zeile {{n}}',
  'failure.item': 'Ereignis {{n}} seiner Sendung',
  'failure.bad_identifier': 'Eine Kennung ist falsch gebildet',
  'failure.no_time': 'Es sagt nicht, wann es geschah',
  'failure.bad_time': 'Die Zeit ist nicht zu lesen',
  'failure.ambiguous_time': 'Die Zeit lässt sich auf zwei Arten lesen',
  'failure.future_time': 'Die Zeit liegt mehr als 24 Stunden voraus',
  'failure.bad_rating': 'Die Bewertung ist keine Zahl auf ihrer Skala',
  'failure.bad_value': 'Ein Wert ist nicht, was er sein soll',
  'failure.bad_character': 'Es enthält ein NUL oder ein halbes Zeichen',
  'failure.bad_encoding': 'Es enthält Bytes, die in dieser Kodierung kein Text sind',
  'failure.bad_shape': 'Etwas fehlt oder ist von falscher Art',
  'failure.broken_quotes': 'Ein Anführungszeichen steht, wo keines stehen darf, oder wird nicht geschlossen',
  'failure.wrong_columns': 'Es hat mehr oder weniger Spalten als die Kopfzeile',
  'failure.unknown_type': 'Die Art des Ereignisses ist nicht bekannt',
  'failure.too_large': 'Es ist zu groß',
  'failure.id_conflict': 'Unter derselben Kennung kam vorher etwas anderes',
  'failure.unstorable': 'Es konnte nicht gespeichert werden',
};

/** Why something that arrived could not be taken, and where in its file it stands: one sentence for each code there is. */
export const failures = { en, de };
