import type { AsSet, RecordWords } from './as-set.js';

const after = (days: number | null, from: string): string =>
  days === null ? 'on request, and not before' : `${days} days ${from}`;
const list = (words: readonly string[]): string => words.join(', ');
const signIn = ({ signInProvider }: AsSet): string =>
  signInProvider ? `The organisation’s sign-in provider (${signInProvider}).` : 'Nobody outside.';

export const IN_ENGLISH: RecordWords = {
  title: 'Record of processing activities (GDPR Article 30)',
  labels: {
    controller: 'Controller',
    dataProtectionOfficer: 'Data protection officer',
    writtenAt: 'Written from the settings on',
    purpose: 'Purpose',
    subjects: 'Data subjects',
    data: 'Data',
    recipients: 'Recipients',
    erasure: 'Erased',
    measures: 'Technical and organisational measures',
  },
  missing: 'not entered in the settings',
  activities: (set) => [
    {
      name: 'What customers say',
      purpose: 'To find out what customers experience, and to see to it that something is done.',
      subjects: 'Customers of the organisation',
      data: 'Words, ratings, touchpoint, store, time; identifiers (such as e-mail address, phone and loyalty number), segment, value',
      recipients: `${list(set.seePersonalData)}, each within their stores or teams; everybody else sees them masked.`,
      erasure: [
        `Words, and signals as they arrived: ${after(set.settings.retention.words, 'after they were said')}`,
        `Signals that could not be read: ${after(set.settings.retention.failedSignals, 'after they arrived')}`,
        `Messages that could not be handled: ${after(set.settings.retention.parked, 'after they were set aside')}`,
        `Events in the log${set.log === 'kafka' ? ' (Apache Kafka)' : ''}: ${set.days.log} days`,
        `Which events were handled (no content): ${set.days.inbox} days`,
      ],
    },
    {
      name: 'Studies',
      purpose: 'To compare what customers experience with what staff believe they do.',
      subjects: 'Customers and staff who answer',
      data: 'Ratings and words without name, address, link or a time finer than a day',
      recipients: `Nobody sees a single answer. Figures show for groups of ${set.settings.figures.smallestTeam} or more.`,
      erasure: [`Answers: ${after(set.settings.retention.answers, 'after the study was closed')}`],
    },
    {
      name: 'Invitations to studies',
      purpose: 'To ask customers and staff, to remind whoever has not answered, and to ask nobody too often.',
      subjects: 'Customers who consented to being asked, and staff',
      data: 'Customer or person by id, e-mail address (read when the mail is sent), consent with its date, when they were asked, mails sent or why not, addresses that bounced; the personal link encrypted. Never what was answered.',
      recipients: 'The organisation’s mail server. Nobody sees who has answered: figures of invitations are sums.',
      erasure: [
        'The personal link: when the study is closed',
        `Whom a study asked: ${after(set.settings.retention.answers, 'after the study was closed')}; of customers never before the time has passed in which they are not asked again`,
        'Consent: with the customer, on request',
      ],
    },
    {
      name: 'People who work here',
      purpose: 'To know who owns an action and whom to remind.',
      subjects: 'Staff',
      data: 'Name, e-mail address, title, team, manager, deputy, stores, calendar, absence',
      recipients: `Colleagues. Absence and former names: managers of the team and administrators. ${signIn(set)}`,
      erasure: [
        `Names of those who left: ${after(set.settings.retention.namesOfWhoLeft, 'after they left; the name of their role stays')}`,
        'Absence: when it is over',
      ],
    },
    {
      name: 'Access and audit',
      purpose: 'To let in who may come in, and to show who changed or saw what.',
      subjects: 'Staff',
      data: 'E-mail address, hash of the password, second factor (encrypted), sessions; who changed or looked at what and when, by id',
      recipients: `${list(set.seeAudit)}. ${signIn(set)}`,
      erasure: [
        `Sessions: after ${set.session.idleHours} hours without use, at the latest after ${set.session.longestDays} days`,
        `Audit trail: ${after(set.settings.retention.auditTrail, 'after it was written')}`,
      ],
    },
  ],
  measures: ({ settings: { figures } }) => [
    'Roles with scopes; every route and topic names the right it needs, and refuses without it.',
    'Words and identifiers are masked for those who needn’t see them; each look at them is recorded.',
    'Every change and every look is in an append-only, hash-chained audit trail.',
    'Passwords as argon2id, second factors, sessions in httpOnly cookies; keys and tokens as hashes; secrets sealed with AES-256-GCM.',
    'TLS to PostgreSQL and Kafka is verified.',
    figures.perPerson
      ? `Figures about people’s work may be shown per person: the organisation switched that on. Of teams they show from ${figures.smallestTeam} people on.`
      : `Figures about people’s work show per team of ${figures.smallestTeam} or more, and to no one else than the person per person.`,
  ],
};
