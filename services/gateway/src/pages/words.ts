import type { FastifyRequest } from 'fastify';

const en = {
  signIn: 'Sign in',
  email: 'E-mail address',
  password: 'Password',
  code: 'Code',
  codeTitle: 'One more step',
  codeHint: 'The six digits your authenticator app shows now, or one of your recovery codes.',
  goOn: 'Go on',
  withProvider: 'Sign in with your organisation’s account',
  noPassword: 'No password yet?',
  how: 'Where Mirrorloop runs, ask for a link and open it in this browser:',
  howLong:
    'A link signs in once and is good for 15 minutes. If somebody else runs Mirrorloop for you, ask them for one.',
  wrong: 'That is not right. Check the address and the password.',
  wrongCode: 'That code is not right, or was used before.',
  tooOften: 'Too many tries. Wait a quarter of an hour, then try again.',
  tooLate: 'That took too long. Begin again.',
  spentTitle: 'This link has been used or is too old',
  notKnown:
    'Your organisation’s account is not known here, or has no confirmed e-mail address. Ask whoever runs Mirrorloop.',
  providerAway: 'Your organisation’s sign-in did not work this time. Try again.',
  inTitle: 'You are signed in',
  inLink: 'Go on to Mirrorloop',
};
export type Words = typeof en;

const de: Words = {
  signIn: 'Anmelden',
  email: 'E-Mail-Adresse',
  password: 'Passwort',
  code: 'Code',
  codeTitle: 'Noch ein Schritt',
  codeHint: 'Die sechs Ziffern, die Ihre Authenticator-App jetzt zeigt, oder einer Ihrer Wiederherstellungscodes.',
  goOn: 'Weiter',
  withProvider: 'Mit dem Konto Ihrer Organisation anmelden',
  noPassword: 'Noch kein Passwort?',
  how: 'Fordern Sie dort, wo Mirrorloop läuft, einen Link an und öffnen Sie ihn in diesem Browser:',
  howLong:
    'Ein Link meldet einmal an und gilt 15 Minuten. Betreibt jemand anderes Mirrorloop für Sie, bitten Sie dort um einen.',
  wrong: 'Das stimmt nicht. Prüfen Sie Adresse und Passwort.',
  wrongCode: 'Dieser Code stimmt nicht oder wurde schon benutzt.',
  tooOften: 'Zu viele Versuche. Warten Sie eine Viertelstunde und versuchen Sie es dann noch einmal.',
  tooLate: 'Das hat zu lange gedauert. Beginnen Sie von vorn.',
  spentTitle: 'Dieser Link wurde benutzt oder ist zu alt',
  notKnown:
    'Das Konto Ihrer Organisation ist hier nicht bekannt oder hat keine bestätigte E-Mail-Adresse. Fragen Sie, wer Mirrorloop betreibt.',
  providerAway: 'Die Anmeldung Ihrer Organisation hat diesmal nicht geklappt. Versuchen Sie es noch einmal.',
  inTitle: 'Sie sind angemeldet',
  inLink: 'Weiter zu Mirrorloop',
};

export const languageOf = ({ headers }: Pick<FastifyRequest, 'headers'>): 'de' | 'en' =>
  /^\s*de\b/i.test(headers['accept-language'] ?? '') ? 'de' : 'en';

export const wordsFor = (request: Pick<FastifyRequest, 'headers'>): Words => ({ de, en })[languageOf(request)];
