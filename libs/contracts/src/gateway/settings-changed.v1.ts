import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { LANGUAGES } from './people.v1.js';

/** Whole days after which something is forgotten; null: it is kept until somebody erases it. */
const days = z.int().min(1).max(3_650).nullable();

export const retentionShape = {
  /** What customers said, word by word, and signals as they arrived; what was read out of them stays. */
  words: days,
  /** Failed signals, which are kept whole. */
  failedSignals: days,
  /** Single answers of studies, from the day the study was closed; its report stays. */
  answers: days,
  /** Messages that no handler could take. */
  parked: days,
  /** Names of people who left; the name of their role stays. */
  namesOfWhoLeft: days,
  /** Entries of the audit trail, looks and changes alike. */
  auditTrail: days,
};

export const messagesShape = {
  /** Whole days that the log keeps events; null: as it is set where the platform is started. */
  log: days,
  /** Whole days that it is remembered what was handled; more than the log keeps. */
  inbox: days,
};

export const SettingsChanged = defineEvent({
  type: 'gateway.settings-changed.v1',
  topic: 'gateway.settings',
  summary:
    'These are the organisation’s settings from now on: how long each kind of data is kept, and which figures about people’s work may be shown.',
  key: () => 'organisation',
  schema: z.strictObject({
    retention: z.strictObject(retentionShape),
    messages: z.strictObject(messagesShape).optional(),
    /** In which people are written to who have not chosen one; English where it is left out. */
    language: z.enum(LANGUAGES).optional(),
    figures: z.strictObject({
      /** Figures about single people's work may be shown to others. */
      perPerson: z.boolean(),
      /** People a team needs before a figure about its work is shown. */
      smallestTeam: z.int().min(5).max(1_000),
    }),
  }),
  examples: [
    {
      retention: {
        words: 1_095,
        failedSignals: 365,
        answers: 730,
        parked: 90,
        namesOfWhoLeft: 30,
        auditTrail: null,
      },
      figures: { perPerson: false, smallestTeam: 5 },
    },
  ],
});

export type OrganisationSettings = z.output<typeof SettingsChanged.schema>;
export type KindOfData = keyof OrganisationSettings['retention'];

/**
 * As nothing that arrives is lost, what customers said is kept until somebody decides otherwise; figures about
 * people's work are shown as a works council can sign it.
 */
export const USUAL_SETTINGS: OrganisationSettings = {
  retention: {
    words: null,
    failedSignals: null,
    answers: null,
    parked: null,
    namesOfWhoLeft: 30,
    auditTrail: null,
  },
  messages: { log: null, inbox: null },
  figures: { perPerson: false, smallestTeam: 5 },
};
