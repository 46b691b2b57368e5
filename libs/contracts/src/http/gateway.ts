/** GET /api/gateway/session */
export interface SessionView {
  name: string;
  organisation: string;
  /** The sample organisation is invented, and says so wherever it shows. */
  sample: boolean;
  timeZone: string;
}

/** GET /api/gateway/people */
export interface PersonView {
  id: string;
  name: string;
  email: string;
  title: string;
  team: { id: string; name: string };
  managerId: string | null;
  timeZone: string;
  active: boolean;
}

/** POST /api/gateway/people/import (text/csv: name,email,title,team,manager_email,time_zone) */
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
  name: string;
  managerId: string | null;
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
