/** What the form says itself, in the languages a respondent may choose. */
export const FORM_WORDS = {
  en: {
    employees: 'Answer as you believe our customers will.',
    anonymous: 'Your answers are kept without your name, and nobody sees a group of fewer than five.',
    customers: 'Your answers are kept apart from who you are.',
    skip: 'No answer',
    points: 'What matters to customers?',
    pointsHelp: 'Spread 100 points. Leave all empty to skip this.',
    outcome: 'All in all',
    awareness: 'What do you know of what customers report?',
    awarenessHelp: 'Some of these are so, some are not. “I don’t know” is an answer too.',
    reported: 'Do customers report this at present?',
    acting: 'Is something being done about it?',
    whose: 'Which team has it in hand?',
    yes: 'Yes',
    no: 'No',
    unknownToMe: 'I don’t know',
    send: 'Send answers',
    offline: 'There is no connection. What you entered is kept in this tab: send it once you are back.',
    wrong: 'Something doesn’t fit yet. What you entered is still here.',
    thanks: 'Thank you. Your answers have been taken in.',
    again: 'Answers from this link have been taken in already; the first ones stand.',
    over: 'This study takes no more answers.',
    enough: 'Thank you. As many as were needed have answered in this group already; yours were not kept.',
    unknown: 'There is no study at this address.',
    other: 'Deutsch',
  },
  de: {
    employees: 'Antworten Sie so, wie Ihrer Meinung nach unsere Kundschaft antworten wird.',
    anonymous: 'Ihre Antworten werden ohne Ihren Namen aufbewahrt; niemand sieht eine Gruppe unter fünf.',
    customers: 'Ihre Antworten werden getrennt von Ihrer Person aufbewahrt.',
    skip: 'Keine Angabe',
    points: 'Was ist der Kundschaft wichtig?',
    pointsHelp: 'Verteilen Sie 100 Punkte. Lassen Sie alles leer, um dies auszulassen.',
    outcome: 'Alles in allem',
    awareness: 'Was wissen Sie von dem, was die Kundschaft meldet?',
    awarenessHelp: 'Manches davon ist so, manches nicht. Auch „Weiß ich nicht“ ist eine Antwort.',
    reported: 'Meldet die Kundschaft das zurzeit?',
    acting: 'Wird etwas dagegen getan?',
    whose: 'Welches Team kümmert sich darum?',
    yes: 'Ja',
    no: 'Nein',
    unknownToMe: 'Weiß ich nicht',
    send: 'Antworten senden',
    offline:
      'Es gibt keine Verbindung. Ihre Eingaben bleiben in diesem Tab: senden Sie sie, sobald Sie wieder verbunden sind.',
    wrong: 'Etwas passt noch nicht. Was Sie eingegeben haben, steht noch da.',
    thanks: 'Vielen Dank. Ihre Antworten sind angekommen.',
    again: 'Über diesen Link wurde schon geantwortet; die ersten Antworten gelten.',
    enough:
      'Vielen Dank. In dieser Gruppe haben schon so viele geantwortet, wie nötig waren; Ihre Antworten wurden nicht aufbewahrt.',
    over: 'Diese Umfrage nimmt keine Antworten mehr an.',
    unknown: 'Unter dieser Adresse gibt es keine Umfrage.',
    other: 'English',
  },
} as const;
export type Language = keyof typeof FORM_WORDS;

/** The one asked for, else the first the browser names that there is. */
export function languageOf(asked: string | undefined, accepted: string | undefined): Language {
  if (asked === 'de' || asked === 'en') return asked;
  const first = (accepted ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return first.find((code): code is Language => code === 'de' || code === 'en') ?? 'en';
}
