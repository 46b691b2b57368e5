import type { Mail } from './mailer.js';

/** One invitation to a study, or a reminder of it, as it is written to whoever is asked. */
export interface InvitationToWrite {
  readonly population: 'customer' | 'employee';
  readonly language: 'en' | 'de';
  readonly title: string;
  readonly message: string | null;
  readonly endsAt: Date | null;
  readonly reminder: number;
  readonly link: string;
  /** Where a customer says that they want no more of this. */
  readonly unsubscribe: string | null;
}

const WORDS = {
  en: {
    subject: { customer: 'How do you see us? ', employee: 'How do you believe our customers see us? ' },
    again: 'Reminder: ',
    customer: 'Would you tell us how you see us? It takes a few minutes.',
    employee:
      'We asked our customers how they see us. Please answer the same questions as you believe they do. Your answers are anonymous: nobody can tell which are yours.',
    remind: 'You have not answered yet, and we would like to hear from you.',
    link: 'To the questions (this link is yours alone, and takes one answer):',
    until: (day: string) => `You can answer until ${day}.`,
    unsubscribe: 'If you want no more of these mails:',
  },
  de: {
    subject: { customer: 'Wie sehen Sie uns? ', employee: 'Wie, glauben Sie, sieht uns unsere Kundschaft? ' },
    again: 'Erinnerung: ',
    customer: 'Sagen Sie uns, wie Sie uns sehen? Es dauert wenige Minuten.',
    employee:
      'Wir haben unsere Kundschaft gefragt, wie sie uns sieht. Bitte beantworten Sie dieselben Fragen so, wie es Ihrer Meinung nach unsere Kundschaft tut. Ihre Antworten sind anonym: Niemand kann sehen, welche von Ihnen sind.',
    remind: 'Sie haben noch nicht geantwortet, und wir würden gern von Ihnen hören.',
    link: 'Zu den Fragen (dieser Link gehört Ihnen allein und nimmt eine Antwort):',
    until: (day: string) => `Sie können bis ${day} antworten.`,
    unsubscribe: 'Wenn Sie keine solchen Mails mehr möchten:',
  },
} as const;

/** Plain text that any mail program shows, in one language. */
export function invitationMail(invitation: InvitationToWrite): Omit<Mail, 'id' | 'to'> {
  const { population, language, title, message, endsAt, reminder, link, unsubscribe } = invitation;
  const words = WORDS[language];
  const parts = [
    reminder > 0 ? words.remind : words[population],
    message,
    `${words.link}\n${link}`,
    endsAt && words.until(dayIn(language, endsAt)),
    unsubscribe && `--\n${words.unsubscribe} ${unsubscribe}`,
  ];
  return {
    subject: `${reminder > 0 ? words.again : ''}${words.subject[population]}(${title})`,
    text: `${parts.filter(Boolean).join('\n\n')}\n`,
    ...(unsubscribe ? { unsubscribe } : {}),
  };
}

const dayIn = (language: 'en' | 'de', at: Date): string =>
  new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(at);
