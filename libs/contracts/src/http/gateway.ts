import type { KindOfData } from '../gateway/settings-changed.v1.js';

/** GET /api/gateway/session */
export interface SessionView {
  name: string;
  organisation: string;
  /** The sample organisation is invented, and says so wherever it shows. */
  sample: boolean;
  timeZone: string;
  /** What the caller may do: the rights of the policy, of any scope. */
  may: readonly string[];
  /** The topics that the caller may hear live. */
  hears: readonly string[];
}

/** From the first day away to the last, both included, as `2026-12-24`, where the person is. */
export interface AbsenceView {
  from: string;
  to: string;
}
export interface Named {
  id: string;
  name: string;
}

/** GET /api/gateway/people?search=&team=&store=&show=here|away|left */
export interface PersonView {
  id: string;
  /** Goes back with a change: 412 where somebody else was first. */
  version: number;
  /** Whoever left stays by the name of their role. */
  name: string;
  email: string;
  title: string;
  team: Named;
  managerId: string | null;
  managerName: string | null;
  deputyId: string | null;
  deputyName: string | null;
  timeZone: string;
  stores: string[];
  /** Running and coming ones. */
  absences: AbsenceView[];
  awayToday: boolean;
  calendarId: string | null;
  /** In which they are written to; null: the organisation's. */
  language: 'en' | 'de' | null;
  active: boolean;
  leftOn: string | null;
  /** What whoever left was called, for the 30 days in which they may come back. */
  formerName: string | null;
}

/** GET, POST /api/gateway/people/{id}, POST .../leave, .../return */
export interface PersonDetail extends PersonView {
  /** Whom they report to, from the next one up to the top. */
  above: (Named & { title: string })[];
  reports: (Named & { title: string })[];
  /** For whom they act. */
  deputyOf: Named[];
}

/** PATCH /api/gateway/people/{id}; POST /api/gateway/people needs name, email and a team, and takes no version. */
export interface ChangePerson {
  version?: number;
  name?: string;
  email?: string;
  title?: string;
  teamId?: string;
  /** Instead of teamId: a team by its name, which may be new. */
  team?: string;
  managerId?: string | null;
  deputyId?: string | null;
  timeZone?: string;
  stores?: string[];
  absences?: AbsenceView[];
  calendarId?: string | null;
  language?: 'en' | 'de' | null;
}

/** GET /api/gateway/stores */
export interface StoreView {
  name: string;
  people: number;
}

export interface HolidayView {
  date: string;
  name: string;
}
/** GET, POST, PUT /api/gateway/calendars */
export interface CalendarView {
  id: string;
  version: number;
  name: string;
  country: string | null;
  region: string | null;
  /** Monday first, `09:00` to `17:30` by the clocks where the person is. */
  week: { from: string; to: string }[][];
  daysOff: HolidayView[];
  workedOn: string[];
  /** All that are off, the company's own among them. */
  holidays: HolidayView[];
  holidaysUntil: string;
  people: number;
}
export interface KeepCalendar {
  version?: number;
  name: string;
  country: string | null;
  region: string | null;
  week: { from: string; to: string }[][];
  daysOff: HolidayView[];
  workedOn: string[];
}

/** GET /api/gateway/calendars/countries: whose public holidays are known. */
export interface CountryView {
  code: string;
  name: string;
  regions: { code: string; name: string }[];
}

/** POST /api/gateway/people/import (text/csv: name,email,title,team,manager_email,time_zone,deputy_email,stores,calendar,language) */
export interface PeopleImported {
  people: number;
  teams: number;
  unchanged: number;
  failed: { line: number; path: string; message: string }[];
}

/** GET /api/trace/{signal|insight|action}/{id} */
export interface TraceView {
  kind: string;
  id: string;
  /** How many signals the insight rests on, and the first and last of them. */
  signals: { total: number; first: string | null; last: string | null; ids: string[] };
  insights: { id: string; title: string; at: string }[];
  actions: { id: string; title: string; state: string; at: string }[];
  /** In order of time; `afterMs` counts from the step before. */
  steps: { step: string; of: string; id: string; at: string; afterMs: number | null }[];
  correlationId: string | null;
}

/** GET /api/gateway/teams */
export interface TeamView {
  id: string;
  version: number;
  name: string;
  managerId: string | null;
  managerName: string | null;
  /** Named by hand; else the reporting lines tell. */
  managerIsChosen: boolean;
  /** False where nobody is left in it. */
  active: boolean;
  people: number;
}

/** POST /api/gateway/links, by the command line's token; `email` names one of the people, else the administrator. */
export interface MakeLink {
  email?: string | undefined;
}
export interface LinkView {
  url: string;
  expiresAt: string;
}

/** GET /api/gateway/audit, newest first: who changed or saw what. */
export interface AuditEntryView {
  position: number;
  at: string;
  service: string;
  kind: string;
  /** `name` is looked up now and is null where nobody of that id works here (any more). */
  who: { id: string; kind: string; name: string | null };
  what: string;
  subject: { kind: string; id: string } | null;
  /** How many things a look at a list showed. */
  seen: number;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  why: string | null;
  /** Hexadecimal; the next entry's hash is made with it. */
  hash: string;
}

/** GET, PUT /api/gateway/settings; goes back with the version it was read at: 412 where somebody else was first. */
export interface SettingsView {
  version: number;
  /** Days after which each kind of data is forgotten; null: it is kept until somebody erases it. */
  retention: Record<KindOfData, number | null>;
  /** Whether figures about people's work may be shown per person, and how many people a team needs to have any. */
  figures: { perPerson: boolean; smallestTeam: number };
  /** In which people are written to who have not chosen one. */
  language: 'en' | 'de';
  /** For the processing record: who is responsible, and who watches over data protection. */
  contacts: { controller: string; dataProtectionOfficer: string };
  /** Days that the log keeps events, and that it is remembered what was handled; null: as at the start. */
  messages: { log: number | null; inbox: number | null };
  /** What is set where the platform is started, in days. */
  atStart: { log: number; inbox: number };
}

/** GET /api/gateway/processing-record?lang=en|de: the record of processing activities (GDPR Art. 30), as things are set. */
export interface ProcessingRecord {
  title: string;
  controller: string;
  dataProtectionOfficer: string;
  writtenAt: string;
  activities: ProcessingActivity[];
  /** Technical and organisational measures. */
  measures: string[];
}
export interface ProcessingActivity {
  name: string;
  purpose: string;
  subjects: string;
  data: string;
  recipients: string;
  /** When it is erased. */
  erasure: string[];
}

/** GET /api/gateway/audit/verify */
export interface AuditVerified {
  intact: boolean;
  /** How many links hold, from the first on. */
  entries: number;
  /** How many of them, at the beginning, were forgotten as the settings say: the next one is chained to their last. */
  forgotten: number;
  /** The hash of the last of them: noted elsewhere, it proves later that nothing before it was changed. */
  head: string | null;
  /** The first that doesn't hold. */
  broken: { position: number; why: string } | null;
}
