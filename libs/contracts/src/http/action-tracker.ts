import type { CostOfDelay, CynefinDomain, Stakes, SuccessMeasure, Way } from '../shapes.js';

export type ActionState =
  'proposed' | 'committed' | 'in-progress' | 'done' | 'verifying' | 'verified' | 'refuted' | 'inconclusive' | 'dropped';

/** The success measure taken again, as the improvement in its unit with its 95% interval; the verdict follows. */
export interface OutcomeView {
  verdict: 'verified' | 'refuted' | 'inconclusive';
  effect: number;
  low: number;
  high: number;
  n: number;
  source: string;
}

/** GET /api/action-tracker/actions (filters insightId, ownerId, state), /actions/{id} */
/** GET /api/action-tracker/work-of-people-who-left: what somebody has to take over, earliest deadline first. */
export interface LeftWorkView {
  actionId: string;
  title: string;
  deadline: string;
  /** By the name of their role. */
  owner: { id: string; name: string };
}

export interface ActionView {
  id: string;
  version: number;
  state: ActionState;
  insightId: string;
  title: string;
  problem: string | null;
  owner: { id: string; name: string; timeZone: string } | null;
  deadline: string | null;
  /** Proposed from the evidence until a manager commits; null where the evidence has no customers or no value. */
  stakes: Stakes | null;
  /** Why no stakes could be computed, so that a manager states them; null where there are some. */
  stakesMissing?: string | null;
  successMeasure: SuccessMeasure | null;
  due: boolean;
  overdue: boolean;
  proposedAt: string;
  committedAt: string | null;
  committedBy: string | null;
  /** `disorder` until somebody sets it, with a reason. */
  domain: { domain: CynefinDomain; reason: string | null; by: string | null };
  /** Null for what was promised before anybody was asked how. */
  way: Way | null;
  /** Hears when it stalls again; null: the owner's manager does. */
  sponsor: { id: string; name: string } | null;
  startedAt: string | null;
  /** The latest evidence of progress, else when it was promised. */
  progressAt: string | null;
  /** How often in a row it stalled since, and when it does (again). */
  stalls: number;
  stallsAt: string | null;
  doneAt: string | null;
  /** From when its success measure may be taken again. */
  measureAt: string | null;
  outcome: OutcomeView | null;
  dropped: { reason: string; at: string; by: string } | null;
  /** The insight it answers was retracted: by whom, when and why. */
  withdrawn?: { at: string; reason: string; by: string } | null;
  /** What waiting has cost since it was proposed; null where nothing waits, or nobody knows. */
  costOfDelay: CostOfDelay | null;
}

/** POST /api/action-tracker/actions/{id}/commit; 422 names each missing field, 412 when `version` isn't current. */
export interface CommitAction {
  version: number;
  problem: string;
  ownerId: string;
  /** An instant with its offset, or a day (2026-12-04), which ends at 18:00 in the owner's time zone. */
  deadline: string;
  stakes: Stakes;
  successMeasure: SuccessMeasure;
  way: Way;
  sponsorId?: string | null;
  /** Sets the domain at once, where it isn't set yet or lies elsewhere. */
  domain?: CynefinDomain;
  domainReason?: string;
  /** The playbook that it follows, for this domain and this way. */
  playbookId?: string;
}

/** POST /actions/{id}/evidence; `where` of a probe names it, a leading indicator has its figures. */
export interface AddEvidence {
  version: number;
  kind: 'deliverable' | 'leading-indicator' | 'probe-begun';
  what: string;
  where: string;
  before?: number;
  now?: number;
  low?: number;
  high?: number;
  n?: number;
}
/** POST /actions/{id}/outcome; its verdict follows from the interval. */
export interface EnterOutcome {
  version: number;
  effect: number;
  low: number;
  high: number;
  n: number;
  source: string;
}

/** GET /api/action-tracker/actions/{id}/evidence, newest first */
export interface EvidenceEntry {
  version: number;
  at: string;
  by: string;
  kind: 'deliverable' | 'leading-indicator' | 'probe-begun';
  what: string;
  where: string;
  moved: { before: number; now: number; low: number; high: number; n: number } | null;
}

/** GET /api/action-tracker/actions/{id}/history */
export interface HistoryEntry {
  at: string;
  what: string;
  by: string;
  version: number;
  why?: string | null;
}

/** GET /api/action-tracker/notices: what the console tells its people, newest first. */
export interface Notice {
  id: string;
  kind:
    | 'due'
    | 'overdue'
    | 'stalled'
    | 'measure'
    | 'reclassify'
    | 'withdrawn'
    | 'escalated'
    | 'case-opened'
    | 'case-late'
    | 'case-handed-over'
    | 'minutes';
  /** What it is about: an action, a case, or a meeting. */
  actionId: string | null;
  caseId?: string | null;
  meetingId?: string | null;
  title: string;
  /** `ownerName`, or in English what stands in its place. */
  owner: string;
  /** Whose it is; null where it is nobody's, of minutes, and where the name alone was kept. */
  ownerId?: string | null;
  /** Null where it is nobody's (`ownerId` is null too), or theirs whose name isn't known any more. */
  ownerName?: string | null;
  deadline: string;
  at: string;
  /** Who is told. */
  to?: string | null;
  /** How often in a row it stalled; of an escalation, which step. */
  times?: number;
  /** What waiting has cost so far, where it stalled or was escalated. */
  cost?: CostOfDelay | null;
  /** Of an escalation: why somebody has to hear, and since when that is so. */
  reason?: 'due' | 'overdue' | 'stalled' | 'owner-left' | null;
  /** An instant. */
  since?: string | null;
}

/** GET /api/action-tracker/settings: the rates stakes are computed with, shown wherever they are used. */
export interface StakesRates {
  shareOfValueAtRisk: number;
  shareWonBackByActing: number;
  /** Counts the changes. PUT with it is refused (412) when somebody else changed the rates; without it, it isn't. */
  version?: number;
}

/** GET /api/action-tracker/channels: where notices go besides the mail of whoever they are for. */
export interface ChannelView {
  id: string;
  kind: 'webhook' | 'slack' | 'teams';
  name: string;
  host: string;
  createdAt: string;
  disabled: { at: string; why: string } | null;
}
/** GET /api/action-tracker/channels/{id}/deliveries: each notice that went or goes there, newest first. */
export interface ChannelDelivery {
  /** What a webhook carries as `webhook-id`, at every try. */
  id: string;
  kind: Notice['kind'];
  title: string;
  /** When it came up. */
  at: string;
  /** `failed`: given up after the last try, or with its channel. */
  state: 'pending' | 'delivered' | 'failed';
  /** Tries made, since it was replayed where it was. */
  attempts: number;
  /** When it is tried next; null unless it waits. */
  nextAt: string | null;
  deliveredAt: string | null;
  /** Why the last try failed. */
  why: string | null;
}
/** POST /channels `{kind, name, url}`; of a webhook with the secret that signs, shown this once. */
export interface ChannelMade extends ChannelView {
  secret: string | null;
}

/** GET, POST /api/action-tracker/escalation-policies; PUT and DELETE /escalation-policies/{id}, a PUT with `version`. */
export interface PolicyView {
  id: string;
  version: number;
  name: string;
  reasons: ('due' | 'overdue' | 'stalled')[];
  /** Of whose actions; null: of every team without a policy of its own. */
  teamId: string | null;
  steps: {
    waitHours: number;
    /** Counted, and told, in the working hours of whoever hears. */
    workingHours: boolean;
    to: 'owner' | 'sponsor' | 'manager' | 'person';
    personId: string | null;
  }[];
  /** How often the steps are gone through before the manager line hears. */
  runs: number;
  acknowledgedForHours: number;
}

/** GET /api/action-tracker/actions/{id}/escalations; POST /actions/{id}/acknowledge answers the same. */
export interface EscalationView {
  id: string;
  reason: 'due' | 'overdue' | 'stalled' | 'owner-left';
  policy: string;
  /** `exhausted`: everybody has heard and nobody answered. */
  state: 'running' | 'acknowledged' | 'resolved' | 'exhausted';
  openedAt: string;
  endedAt: string | null;
  /** When the next one hears, or the acknowledgement expires. */
  nextAt: string | null;
  acknowledged: { by: string; at: string; until: string } | null;
  steps: { step: number; at: string; to: string; insteadOf: string | null }[];
}

/** GET /api/action-tracker/calendar-feed: whether one's own deadlines have an address; DELETE takes it back. */
export interface CalendarFeedView {
  madeAt: string | null;
}
/** POST /calendar-feed: the address, shown this once. */
export interface CalendarFeedMade {
  madeAt: string;
  path: string;
}

/** GET /api/action-tracker/cases (filters state, ownerId, actionId), those that run out first. */
export interface CaseView {
  id: string;
  version: number;
  state: 'open' | 'answered' | 'resolved';
  signalId: string;
  touchpoint: string;
  theme: string | null;
  store: string | null;
  channel: string;
  reasons: string[];
  occurredAt: string;
  openedAt: string;
  /** Null where no route leads to anybody. */
  owner: { id: string; name: string | null } | null;
  respondBy: string;
  resolveBy: string;
  response: 'running' | 'hit' | 'missed';
  resolution: 'running' | 'hit' | 'missed';
  answered: { at: string; by: string; what: string } | null;
  resolved: { at: string; by: string; what: string } | null;
  /** The systemic action that it asked for, together with like ones. */
  actionId: string | null;
  /** Who gave it to whoever has it, and why. */
  handedOver?: { at: string; by: string; reason: string } | null;
}

/** GET, PUT /api/action-tracker/case-settings; a PUT with another version is refused (412). */
export interface CaseSettingsView {
  version: number;
  respondHours: number;
  resolveHours: number;
  likeCases: number;
  windowDays: number;
  routes: { touchpoint: string; teamId: string }[];
  defaultTeamId: string | null;
}

/** What came of one action that went a way; only what has its interval, n and source. */
export interface CountedOutcomeView {
  actionId: string;
  title: string;
  verdict: 'verified' | 'refuted' | 'inconclusive';
  effect: number;
  low: number;
  high: number;
  n: number;
  unit: string | null;
  source: string;
  at: string | null;
}
export interface TrackRecordView {
  /** Promises that went this way, measured yet or not. */
  tried: number;
  verified: number;
  refuted: number;
  inconclusive: number;
  /** Told without interval, n or source: they count for nothing. */
  uncounted: number;
  /** The newest twenty that count. */
  outcomes: CountedOutcomeView[];
}
/** A way of acting; of what is contained, by when it is classified again is each case's own. */
export type PlaybookWay = Exclude<Way, { kind: 'contain' }> | { kind: 'contain'; how: string };
/** GET, POST /api/action-tracker/playbooks; GET, PUT (with `version`), DELETE /playbooks/{id}. */
export interface PlaybookView {
  id: string;
  version: number;
  name: string;
  /** Of what kind the insights are that it is for; null: of any. */
  insightKind: string | null;
  domain: CynefinDomain;
  way: PlaybookWay;
  madeBy: string;
  madeAt: string;
  /** Not offered any more; its record stays. */
  retired: boolean;
  record: TrackRecordView;
}
/** GET /api/action-tracker/actions/{id}/tried?domain=: ways that were tried in like cases, and playbooks for such. */
export interface TriedView {
  playbook: PlaybookView | null;
  kind: Way['kind'];
  record: TrackRecordView;
}

/** POST /api/action-tracker/actions-elsewhere?system=&columns=&done=&dropped=&timeZone=: what a file brought in. */
export interface ElsewhereImported {
  /** Lines below the header. */
  read: number;
  /** Actions that the file speaks of. */
  actions: number;
  /** Lines that told something new, and those that had been told before. */
  changes: number;
  repeated: number;
  failed: { line: number; path: string; message: string }[];
}
/** How an action that was committed elsewhere stands; `unknown` where nobody said by when. */
export type ElsewhereStanding = 'overdue' | 'open' | 'late' | 'on-time' | 'dropped' | 'unknown';
/** GET /api/action-tracker/actions-elsewhere (filters system, standing, asOf), by deadline. */
export interface ElsewhereView {
  id: string;
  system: string;
  /** What it is called there. */
  ref: string;
  title: string;
  problem: string | null;
  owner: string | null;
  team: string | null;
  committedAt: string | null;
  deadline: string | null;
  doneAt: string | null;
  state: 'open' | 'done' | 'dropped';
  standing: ElsewhereStanding;
  /** How often it was taken up again after it was done. */
  reopened: number;
  changes: number;
  /** What a promise made here has and this one lacks. */
  missing: ('problem' | 'owner' | 'deadline' | 'stakes' | 'success-measure' | 'way')[];
  /** Once somebody took it over: the action here. */
  actionId: string | null;
}
/** GET /api/action-tracker/actions-elsewhere/figures?asOf= */
export interface ElsewhereFiguresView {
  system: string;
  actions: number;
  owners: number;
  overdue: number;
  open: number;
  late: number;
  onTime: number;
  dropped: number;
  unknown: number;
  reopened: number;
}

/** GET /api/action-tracker/mine: what waits for whoever asks. */
export interface MyWorkView {
  actions: ActionView[];
  cases: CaseView[];
}

/** The geometric mean of how long it took, in hours, with its 95% interval; none for fewer than two. */
export interface TypicalTime {
  n: number;
  hours: number | null;
  low: number | null;
  high: number | null;
}
/** GET /api/action-tracker/accountability: does anything happen, and how soon? */
export interface AccountabilityView {
  /** From the first day on which customers said it to one person's promise. */
  signalToOwner: TypicalTime;
  /** From the proposal, which comes with the insight, to one person's promise. */
  insightToOwner: TypicalTime;
  ownerToDone: TypicalTime;
  /** By team; null where fewer than five people stand behind the figures. */
  teams: { id: string; name: string; promises: { onTime: number; overdue: number; stalled: number } | null }[];
  /** What a week of waiting costs, of all that waits and whose cost is known, by unit. */
  costAWeek: { unit: string; amount: number; counted: number }[];
  /** Proposed and promised by nobody. */
  unowned: number;
  /** All that waits: proposed, or promised and not done. */
  running: number;
  oldest: { actionId: string; title: string; owner: string | null; committedAt: string; deadline: string }[];
}
