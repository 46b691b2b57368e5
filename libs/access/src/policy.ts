import type { Role } from './roles.js';

/**
 * How far a right reaches.
 * - `organisation`: only a grant for the whole organisation gives it
 * - `any`: a grant of any scope gives it, and everybody who has it sees or does the same
 * - `scope`: a grant of any scope gives it, for what lies within that scope; the route narrows by `reachOf`
 */
export type Reach = 'organisation' | 'any' | 'scope';

export interface Rule {
  readonly roles: readonly Role[];
  readonly reach: Reach;
}

const EVERYBODY: readonly Role[] = ['admin', 'manager', 'employee', 'viewer'];
const STAFF: readonly Role[] = ['admin', 'manager', 'employee'];
const MANAGERS: readonly Role[] = ['admin', 'manager'];
const ADMINS: readonly Role[] = ['admin'];

const rule = (roles: readonly Role[], reach: Reach): Rule => ({ roles, reach });

/**
 * The one table of who may do what. A route names one of these rights (`@Allow`); a topic names one in `TOPICS`.
 * A new kind of thing to do is a new line here, and nowhere else.
 */
export const POLICY = {
  'be signed in': rule(EVERYBODY, 'any'),
  'see settings': rule(EVERYBODY, 'any'),
  'change settings': rule(ADMINS, 'organisation'),
  'give access': rule(ADMINS, 'organisation'),
  'see the audit trail': rule(ADMINS, 'organisation'),
  'see how it runs': rule(ADMINS, 'organisation'),
  'see messages': rule(ADMINS, 'organisation'),
  'replay messages': rule(ADMINS, 'organisation'),

  'see people': rule(EVERYBODY, 'any'),
  'keep people': rule(ADMINS, 'organisation'),
  'plan absence': rule(STAFF, 'scope'),
  /** When somebody is away, and what whoever left was called: beside one's own, that of the people one manages. */
  'see absence': rule(MANAGERS, 'scope'),

  'see sources': rule(MANAGERS, 'any'),
  'keep sources': rule(ADMINS, 'organisation'),
  'import files': rule(MANAGERS, 'organisation'),
  'see failed signals': rule(MANAGERS, 'organisation'),
  'correct failed signals': rule(MANAGERS, 'organisation'),

  /** Signals and customers without what names them; who also has `see personal data` there sees the whole. */
  'see signals': rule(EVERYBODY, 'scope'),
  'see customers': rule(EVERYBODY, 'scope'),
  'see personal data': rule(STAFF, 'scope'),
  'correct customers': rule(MANAGERS, 'organisation'),
  'export customers': rule(ADMINS, 'organisation'),
  'erase customers': rule(ADMINS, 'organisation'),
  'ask customers': rule(STAFF, 'any'),

  'see insights': rule(EVERYBODY, 'any'),
  'raise insights': rule(MANAGERS, 'any'),
  'see studies': rule(EVERYBODY, 'any'),
  'keep studies': rule(MANAGERS, 'organisation'),
  'see traces': rule(EVERYBODY, 'any'),

  'see actions': rule(EVERYBODY, 'any'),
  'commit actions': rule(MANAGERS, 'any'),
  'work on actions': rule(STAFF, 'any'),
  'see meetings': rule(STAFF, 'any'),
  'hold meetings': rule(MANAGERS, 'any'),
  'see notices': rule(EVERYBODY, 'any'),
  'keep escalation policies': rule(MANAGERS, 'organisation'),
  'keep playbooks': rule(MANAGERS, 'any'),
  'change rates': rule(MANAGERS, 'organisation'),

  'listen to topics': rule(EVERYBODY, 'any'),
} as const satisfies Record<string, Rule>;

export type Right = keyof typeof POLICY;
export const RIGHTS = Object.keys(POLICY) as readonly Right[];
