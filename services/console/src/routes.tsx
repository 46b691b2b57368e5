import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import type { ActionState, Sentiment } from '@mirrorloop/contracts';
import { Action } from './pages/actions/action.js';
import { ACTION_STATES } from './pages/actions/action-states.js';
import { BOARDS, type BoardBy } from './pages/actions/columns.js';
import { Actions } from './pages/actions/actions.js';
import { Home } from './pages/home/home.js';
import { Evidence } from './pages/insights/evidence.js';
import { Insights } from './pages/insights/insights.js';
import { More } from './pages/more/more.js';
import { NotFound } from './pages/not-found.js';
import { Audit } from './pages/settings/audit.js';
import type { PeopleView } from './pages/people/people.js';
import type { AccessView } from './pages/settings/access/access.js';
import { Signal } from './pages/signals/signal.js';
import { Signals } from './pages/signals/signals.js';
import { Failed } from './pages/sources/failed.js';
import { Import } from './pages/sources/import.js';
import { Sources } from './pages/sources/sources.js';
import { Shell } from './shell/shell.js';

type Search = Record<string, unknown>;
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value ? value : typeof value === 'number' ? String(value) : undefined;
const oneOf = <T extends string>(value: unknown, ...known: T[]): T | undefined => known.find((k) => k === value);

/** `?cell=2-10`: the third group, the eleventh attribute. */
const cellIn = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{1,4}-\d{1,3}$/.test(value) ? value : undefined;

/** `?asOf=2026-12-24` */
const dayIn = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;

/** What nobody chose isn't in the address. */
const chosen = <T extends object>(search: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as never;

const root = createRootRoute();
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell, notFoundComponent: NotFound });
const at = { getParentRoute: () => shell };

const home = createRoute({ ...at, path: '/', component: Home });
const signals = createRoute({
  ...at,
  path: '/signals',
  component: Signals,
  validateSearch: (search: Search) =>
    chosen({
      touchpoint: text(search['touchpoint']),
      theme: text(search['theme']),
      sentiment: oneOf<Sentiment>(search['sentiment'], 'negative', 'neutral', 'positive'),
    }),
});
const signal = createRoute({ ...at, path: '/signals/$signalId', component: Signal });
const sources = createRoute({
  ...at,
  path: '/sources',
  component: Sources,
  validateSearch: (search: Search) => chosen({ keys: text(search['keys']) }),
});
const importOf = createRoute({ ...at, path: '/sources/imports/$importId', component: Import });
const failed = createRoute({
  ...at,
  path: '/sources/failed',
  component: Failed,
  validateSearch: (search: Search) => chosen({ import: text(search['import']) }),
});
const insights = createRoute({ ...at, path: '/insights', component: Insights });
const insight = createRoute({
  ...at,
  path: '/insights/$insightId',
  component: lazyRouteComponent(() => import('./pages/insights/insight.js'), 'Insight'),
  validateSearch: (search: Search) => chosen({ make: search['make'] === true || undefined }),
});
const evidence = createRoute({ ...at, path: '/insights/$insightId/evidence', component: Evidence });
const studies = createRoute({
  ...at,
  path: '/studies',
  component: lazyRouteComponent(() => import('./pages/studies/studies.js'), 'Studies'),
});
const studyField = createRoute({
  ...at,
  path: '/studies/$studyId/field',
  component: lazyRouteComponent(() => import('./pages/studies/field.js'), 'Field'),
});
const studyInstrument = createRoute({
  ...at,
  path: '/studies/$studyId/instrument',
  component: lazyRouteComponent(() => import('./pages/studies/instrument.js'), 'Instrument'),
});
const studyReport = createRoute({
  ...at,
  path: '/studies/$studyId/report',
  component: lazyRouteComponent(() => import('./pages/studies/report.js'), 'Report'),
  validateSearch: (search: Search) => chosen({ cell: cellIn(search['cell']) }),
});
const actions = createRoute({
  ...at,
  path: '/actions',
  component: Actions,
  validateSearch: (search: Search) =>
    chosen({
      state: oneOf<ActionState>(search['state'], ...ACTION_STATES),
      view: oneOf(search['view'], 'board'),
      by: oneOf<BoardBy>(search['by'], ...BOARDS),
    }),
});
const mine = createRoute({
  ...at,
  path: '/actions/mine',
  component: lazyRouteComponent(() => import('./pages/actions/mine.js'), 'Mine'),
});
const accountability = createRoute({
  ...at,
  path: '/actions/accountability',
  component: lazyRouteComponent(() => import('./pages/actions/accountability.js'), 'Accountability'),
});
const policies = createRoute({
  ...at,
  path: '/actions/policies',
  component: lazyRouteComponent(() => import('./pages/actions/policies.js'), 'Policies'),
});
const committedElsewhere = createRoute({
  ...at,
  path: '/actions/elsewhere',
  component: lazyRouteComponent(() => import('./pages/elsewhere/elsewhere.js'), 'Elsewhere'),
  validateSearch: (search: Search) =>
    chosen({
      standing: oneOf(search['standing'], 'overdue', 'open', 'late', 'on-time', 'dropped', 'unknown'),
      asOf: dayIn(search['asOf']),
    }),
});
const playbooks = createRoute({
  ...at,
  path: '/playbooks',
  component: lazyRouteComponent(() => import('./pages/playbooks/playbooks.js'), 'Playbooks'),
});
const playbook = createRoute({
  ...at,
  path: '/playbooks/$playbookId',
  component: lazyRouteComponent(() => import('./pages/playbooks/playbook.js'), 'Playbook'),
});
const cases = createRoute({
  ...at,
  path: '/cases',
  component: lazyRouteComponent(() => import('./pages/cases/cases.js'), 'Cases'),
  validateSearch: (search: Search) => chosen({ state: oneOf(search['state'], 'open', 'answered', 'resolved') }),
});
const meetings = createRoute({
  ...at,
  path: '/meetings',
  component: lazyRouteComponent(() => import('./pages/meetings/meetings.js'), 'Meetings'),
});
const meeting = createRoute({
  ...at,
  path: '/meetings/$meetingId',
  component: lazyRouteComponent(() => import('./pages/meetings/meeting.js'), 'Meeting'),
});
const liveMeeting = createRoute({
  ...at,
  path: '/meetings/$meetingId/live',
  component: lazyRouteComponent(() => import('./pages/meetings/live-meeting.js'), 'LiveMeeting'),
  validateSearch: (search: Search) => chosen({ item: text(search['item']) }),
});
const action = createRoute({ ...at, path: '/actions/$actionId', component: Action });
const audit = createRoute({
  ...at,
  path: '/settings/audit',
  component: Audit,
  validateSearch: (search: Search) =>
    chosen({
      who: text(search['who']),
      subject: text(search['subject']),
      kind: oneOf(search['kind'], 'change', 'look', 'sign-in'),
      what: text(search['what']),
      from: text(search['from']),
      to: text(search['to']),
    }),
});
const people = createRoute({
  ...at,
  path: '/settings/people',
  component: lazyRouteComponent(() => import('./pages/people/people.js'), 'People'),
  validateSearch: (search: Search) =>
    chosen({
      view: oneOf<PeopleView>(search['view'], 'teams', 'calendars', 'import'),
      search: text(search['search']),
      team: text(search['team']),
      store: text(search['store']),
      show: oneOf(search['show'], 'away', 'left'),
      person: text(search['person']),
    }),
});
const access = createRoute({
  ...at,
  path: '/settings/access',
  component: lazyRouteComponent(() => import('./pages/settings/access/access.js'), 'Access'),
  validateSearch: (search: Search) =>
    chosen({ of: oneOf<AccessView>(search['of'], 'machines', 'account'), search: text(search['search']) }),
});
const protection = createRoute({
  ...at,
  path: '/settings/data-protection',
  component: lazyRouteComponent(() => import('./pages/settings/data-protection/data-protection.js'), 'DataProtection'),
});
const caseRules = createRoute({
  ...at,
  path: '/settings/cases',
  component: lazyRouteComponent(() => import('./pages/settings/cases/case-rules.js'), 'CaseRules'),
});
const liveSearch = (search: Search) =>
  chosen({ type: text(search['type']), key: text(search['key']), from: oneOf(search['from'], 'beginning') });
const live = createRoute({
  ...at,
  path: '/live',
  component: lazyRouteComponent(() => import('./pages/live/live.js'), 'ChooseLive'),
});
const liveTopics = createRoute({
  ...at,
  path: '/live/$topics',
  component: lazyRouteComponent(() => import('./pages/live/live.js'), 'Live'),
  validateSearch: liveSearch,
});
const more = createRoute({ ...at, path: '/more', component: More });
const elsewhere = createRoute({ ...at, path: '$', component: NotFound });

const routeTree = root.addChildren([
  shell.addChildren([
    home,
    signals,
    signal,
    sources,
    importOf,
    failed,
    insights,
    insight,
    evidence,
    studies,
    studyField,
    studyInstrument,
    studyReport,
    actions,
    mine,
    accountability,
    policies,
    committedElsewhere,
    playbooks,
    playbook,
    cases,
    meetings,
    meeting,
    liveMeeting,
    action,
    audit,
    access,
    protection,
    caseRules,
    people,
    live,
    liveTopics,
    more,
    elsewhere,
  ]),
]);

export const newRouter = (options: Partial<Parameters<typeof createRouter>[0]> = {}) =>
  createRouter({ ...(options as object), routeTree, scrollRestoration: true, defaultNotFoundComponent: NotFound });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
