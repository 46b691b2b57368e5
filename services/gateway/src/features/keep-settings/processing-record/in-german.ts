import type { AsSet, RecordWords } from './as-set.js';

const after = (days: number | null, from: string): string =>
  days === null ? 'auf Antrag, nicht vorher' : `${days} Tage ${from}`;
const ROLES: Readonly<Record<string, string>> = {
  admin: 'Administration',
  manager: 'Führungskräfte',
  employee: 'Beschäftigte',
  viewer: 'Lesende',
};
const list = (roles: readonly string[]): string => roles.map((role) => ROLES[role] ?? role).join(', ');
const signIn = ({ signInProvider }: AsSet): string =>
  signInProvider ? `Der Anmeldedienst der Organisation (${signInProvider}).` : 'Niemand außerhalb.';

export const IN_GERMAN: RecordWords = {
  title: 'Verzeichnis von Verarbeitungstätigkeiten (Artikel 30 DSGVO)',
  labels: {
    controller: 'Verantwortlicher',
    dataProtectionOfficer: 'Datenschutzbeauftragte Person',
    writtenAt: 'Aus den Einstellungen geschrieben am',
    purpose: 'Zweck',
    subjects: 'Betroffene Personen',
    data: 'Daten',
    recipients: 'Empfänger',
    erasure: 'Löschung',
    measures: 'Technische und organisatorische Maßnahmen',
  },
  missing: 'in den Einstellungen nicht eingetragen',
  activities: (set) => [
    {
      name: 'Was Kunden sagen',
      purpose: 'Herausfinden, was Kunden erleben, und dafür sorgen, dass etwas geschieht.',
      subjects: 'Kunden der Organisation',
      data: 'Worte, Bewertungen, Kontaktpunkt, Filiale, Zeit; Kennungen (etwa E-Mail-Adresse, Telefon- und Kundennummer), Segment, Wert',
      recipients: `${list(set.seePersonalData)}, jeweils für ihre Filialen oder Teams; alle anderen sehen sie verdeckt.`,
      erasure: [
        `Worte, und Signale, wie sie ankamen: ${after(set.settings.retention.words, 'nachdem sie gesagt wurden')}`,
        `Signale, die nicht gelesen werden konnten: ${after(set.settings.retention.failedSignals, 'nach dem Eingang')}`,
        `Nachrichten, die nicht verarbeitet werden konnten: ${after(set.settings.retention.parked, 'nachdem sie beiseitegelegt wurden')}`,
        `Ereignisse im Log${set.log === 'kafka' ? ' (Apache Kafka)' : ''}: ${set.days.log} Tage`,
        `Welche Ereignisse verarbeitet wurden (ohne Inhalt): ${set.days.inbox} Tage`,
      ],
    },
    {
      name: 'Studien',
      purpose: 'Vergleichen, was Kunden erleben und was Beschäftigte davon glauben.',
      subjects: 'Kunden und Beschäftigte, die antworten',
      data: 'Bewertungen und Worte ohne Name, Adresse, Link oder eine genauere Zeit als den Tag',
      recipients: `Niemand sieht eine einzelne Antwort. Zahlen erscheinen ab ${set.settings.figures.smallestTeam} Personen.`,
      erasure: [`Antworten: ${after(set.settings.retention.answers, 'nachdem die Studie geschlossen wurde')}`],
    },
    {
      name: 'Einladungen zu Studien',
      purpose: 'Kunden und Beschäftigte fragen, erinnern, wer nicht geantwortet hat, und niemanden zu oft fragen.',
      subjects: 'Kunden, die eingewilligt haben, gefragt zu werden, und Beschäftigte',
      data: 'Kunde oder Person mit Kennung, E-Mail-Adresse (beim Versand gelesen), Einwilligung mit Datum, wann gefragt wurde, versandte Mails oder warum nicht, unzustellbare Adressen; der persönliche Link verschlüsselt. Niemals, was geantwortet wurde.',
      recipients:
        'Der Mailserver der Organisation. Niemand sieht, wer geantwortet hat: Zahlen der Einladungen sind Summen.',
      erasure: [
        'Der persönliche Link: wenn die Studie geschlossen wird',
        `Wen eine Studie gefragt hat: ${after(set.settings.retention.answers, 'nachdem die Studie geschlossen wurde')}; bei Kunden nicht vor Ablauf der Zeit, in der sie nicht wieder gefragt werden`,
        'Einwilligung: mit dem Kunden, auf Antrag',
      ],
    },
    {
      name: 'Wer hier arbeitet',
      purpose: 'Wissen, wem eine Maßnahme gehört und wer zu erinnern ist.',
      subjects: 'Beschäftigte',
      data: 'Name, E-Mail-Adresse, Funktion, Team, Führungskraft, Vertretung, Filialen, Kalender, Abwesenheit',
      recipients: `Kolleginnen und Kollegen. Abwesenheit und frühere Namen: Führungskräfte des Teams und Administration. ${signIn(set)}`,
      erasure: [
        `Namen Ausgeschiedener: ${after(set.settings.retention.namesOfWhoLeft, 'nach dem Ausscheiden; die Funktion bleibt')}`,
        'Abwesenheit: wenn sie vorbei ist',
      ],
    },
    {
      name: 'Zugang und Prüfspur',
      purpose: 'Einlassen, wer hineindarf, und zeigen, wer was geändert oder gesehen hat.',
      subjects: 'Beschäftigte',
      data: 'E-Mail-Adresse, Hash des Passworts, zweiter Faktor (verschlüsselt), Sitzungen; wer wann was geändert oder angesehen hat, mit Kennung statt Name',
      recipients: `${list(set.seeAudit)}. ${signIn(set)}`,
      erasure: [
        `Sitzungen: nach ${set.session.idleHours} Stunden ohne Nutzung, spätestens nach ${set.session.longestDays} Tagen`,
        `Prüfspur: ${after(set.settings.retention.auditTrail, 'nach dem Eintrag')}`,
      ],
    },
  ],
  measures: ({ settings: { figures } }) => [
    'Rollen mit Geltungsbereich; jede Route und jedes Thema nennt das nötige Recht und verweigert sich ohne es.',
    'Worte und Kennungen sind für alle verdeckt, die sie nicht brauchen; jeder Blick darauf wird festgehalten.',
    'Jede Änderung und jeder Blick steht in einer verketteten Prüfspur, die nur wachsen kann.',
    'Passwörter als argon2id, zweite Faktoren, Sitzungen in httpOnly-Cookies; Schlüssel und Token als Hash; Geheimnisse mit AES-256-GCM versiegelt.',
    'TLS zu PostgreSQL und Kafka wird geprüft.',
    figures.perPerson
      ? `Zahlen über die Arbeit dürfen je Person gezeigt werden: die Organisation hat das eingeschaltet. Je Team erscheinen sie ab ${figures.smallestTeam} Personen.`
      : `Zahlen über die Arbeit erscheinen je Team ab ${figures.smallestTeam} Personen, je Person nur für die Person selbst.`,
  ],
};
