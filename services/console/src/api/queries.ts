import { queryOptions } from '@tanstack/react-query';
import * as access from './access.js';
import * as actions from './action-tracker.js';
import * as elsewhere from './elsewhere.js';
import * as gateway from './gateway.js';
import * as ingestion from './ingestion.js';
import * as insight from './insight.js';
import * as invitations from './invitations.js';
import * as meetings from './meetings.js';
import * as people from './people.js';
import * as playbooks from './playbooks.js';
import * as caseRules from './settings.js';
import * as work from './work.js';

/** Live figures are asked for again this often; lists hold still all the same (see parts/held.ts). */
export const LIVE_MS = 5_000;
const live = { refetchInterval: LIVE_MS };

export const queries = {
  session: () => queryOptions({ queryKey: ['session'], queryFn: gateway.readSession, refetchInterval: 60_000 }),
  people: () => queryOptions({ queryKey: ['people'], queryFn: gateway.readPeople, staleTime: 60_000 }),
  peopleCounts: () => queryOptions({ queryKey: ['people', 'counts'], queryFn: people.countPeople, staleTime: 10_000 }),
  /** The first twenty whose name, role or address has this in it. */
  peopleFound: (text: string) =>
    queryOptions({
      queryKey: ['people', 'found', text],
      queryFn: () => people.readPeoplePage({ search: text, show: 'here' }, undefined, 20),
      select: ({ items }) => items,
      placeholderData: (before) => before,
    }),
  person: (id: string) =>
    queryOptions({ queryKey: ['people', 'one', id], queryFn: () => people.readPerson(id), ...live }),
  teams: () => queryOptions({ queryKey: ['people', 'teams'], queryFn: people.readTeams }),
  stores: () => queryOptions({ queryKey: ['people', 'stores'], queryFn: people.readStores }),
  calendars: () => queryOptions({ queryKey: ['people', 'calendars'], queryFn: people.readCalendars }),
  countries: () => queryOptions({ queryKey: ['countries'], queryFn: people.readCountries, staleTime: Infinity }),
  leftWork: () => queryOptions({ queryKey: ['people', 'left-work'], queryFn: people.readLeftWork, ...live }),
  settings: () => queryOptions({ queryKey: ['settings'], queryFn: gateway.readSettings, ...live }),
  serious: () => queryOptions({ queryKey: ['serious'], queryFn: caseRules.readSerious, ...live }),
  caseSettings: () => queryOptions({ queryKey: ['case-settings'], queryFn: caseRules.readCaseSettings, ...live }),
  account: () => queryOptions({ queryKey: ['account'], queryFn: access.readAccount }),
  trace: (kind: 'signal' | 'insight' | 'action', id: string) =>
    queryOptions({ queryKey: ['trace', kind, id], queryFn: () => gateway.readTrace(kind, id), ...live }),

  sources: () => queryOptions({ queryKey: ['sources'], queryFn: ingestion.readSources, ...live }),
  imports: () => queryOptions({ queryKey: ['imports'], queryFn: () => ingestion.readImports(), ...live }),
  import: (id: string) =>
    queryOptions({
      queryKey: ['imports', id],
      queryFn: () => ingestion.readImport(id),
      refetchInterval: ({ state }) => (state.data?.finishedAt ? false : 1_000),
    }),
  signal: (id: string) => queryOptions({ queryKey: ['signal', id], queryFn: () => ingestion.readSignal(id) }),
  failedCount: (importId?: string) =>
    queryOptions({
      queryKey: ['failed-count', importId ?? ''],
      queryFn: () => ingestion.readFailed(importId, undefined, 1),
      ...live,
    }),

  overview: () => queryOptions({ queryKey: ['overview'], queryFn: insight.readOverview, ...live }),
  latestReport: () =>
    queryOptions({ queryKey: ['studies', 'latest-report'], queryFn: insight.readLatestReport, staleTime: 60_000 }),
  studies: () => queryOptions({ queryKey: ['studies', 'all'], queryFn: insight.readStudies, ...live }),
  study: (id: string) => queryOptions({ queryKey: ['studies', id], queryFn: () => insight.readStudy(id), ...live }),
  /** Drawn once, when its wave is closed: it never changes. */
  studyReport: (id: string) =>
    queryOptions({
      queryKey: ['studies', id, 'report'],
      queryFn: () => insight.readStudyReport(id),
      staleTime: Infinity,
    }),
  studyRatings: (id: string) =>
    queryOptions({ queryKey: ['studies', id, 'ratings'], queryFn: () => insight.readStudyRatings(id), ...live }),
  invited: (id: string) =>
    queryOptions({ queryKey: ['studies', id, 'invited'], queryFn: () => invitations.readInvited(id), ...live }),
  mailed: (id: string, population: invitations.Population) =>
    queryOptions({
      queryKey: ['studies', id, 'mailed', population],
      queryFn: () => invitations.readMailed(id, population),
      ...live,
    }),
  fielding: (id: string) =>
    queryOptions({ queryKey: ['studies', id, 'fielding'], queryFn: () => invitations.readFielding(id), ...live }),
  contactSettings: () =>
    queryOptions({ queryKey: ['contact-settings'], queryFn: invitations.readContactSettings, ...live }),
  analysis: (id: string) =>
    queryOptions({
      queryKey: ['analysis', id],
      queryFn: () => insight.readAnalysis(id),
      refetchInterval: ({ state }) => (state.data ? false : LIVE_MS),
    }),
  everyInsight: () => queryOptions({ queryKey: ['insights', 'every'], queryFn: insight.readEveryInsight, ...live }),
  insight: (id: string) => queryOptions({ queryKey: ['insight', id], queryFn: () => insight.readInsight(id), ...live }),

  everyAction: () => queryOptions({ queryKey: ['actions', 'every'], queryFn: actions.readEveryAction, ...live }),
  actionOf: (insightId: string) =>
    queryOptions({ queryKey: ['actions', 'of', insightId], queryFn: () => actions.readActionOf(insightId), ...live }),
  action: (id: string) => queryOptions({ queryKey: ['actions', id], queryFn: () => actions.readAction(id), ...live }),
  history: (id: string) => queryOptions({ queryKey: ['history', id], queryFn: () => actions.readHistory(id), ...live }),
  escalations: (id: string) =>
    queryOptions({ queryKey: ['escalations', id], queryFn: () => work.readEscalations(id), ...live }),
  mine: () => queryOptions({ queryKey: ['mine'], queryFn: work.readMine, ...live }),
  cases: (state?: string) =>
    queryOptions({ queryKey: ['cases', state ?? ''], queryFn: () => work.readCases({ state }), ...live }),
  meetings: () => queryOptions({ queryKey: ['meetings', 'all'], queryFn: meetings.readMeetings, ...live }),
  meeting: (id: string) =>
    queryOptions({ queryKey: ['meetings', id], queryFn: () => meetings.readMeeting(id), ...live }),
  accountability: () => queryOptions({ queryKey: ['accountability'], queryFn: work.readAccountability, ...live }),
  playbooks: () => queryOptions({ queryKey: ['playbooks'], queryFn: playbooks.readPlaybooks, ...live }),
  playbook: (id: string) =>
    queryOptions({ queryKey: ['playbooks', id], queryFn: () => playbooks.readPlaybook(id), ...live }),
  tried: (actionId: string, domain: string) =>
    queryOptions({
      queryKey: ['playbooks', 'tried', actionId, domain],
      queryFn: () => playbooks.readTried(actionId, domain),
      placeholderData: (before) => before,
    }),
  /** Those of before stay while others come: a form on the page keeps what is typed. */
  elsewhereFigures: (asOf?: string) =>
    queryOptions({
      queryKey: ['elsewhere', 'figures', asOf ?? ''],
      queryFn: () => elsewhere.readElsewhereFigures(asOf),
      placeholderData: (before) => before,
    }),
  policies: () => queryOptions({ queryKey: ['policies'], queryFn: work.readPolicies, ...live }),
  calendarFeed: () => queryOptions({ queryKey: ['calendar-feed'], queryFn: work.readCalendarFeed }),
  notices: () => queryOptions({ queryKey: ['notices'], queryFn: actions.readNotices, ...live }),
  rates: () => queryOptions({ queryKey: ['rates'], queryFn: actions.readRates, staleTime: 60_000 }),
};
