import type { Topic } from '@mirrorloop/contracts';
import type { Caller } from './caller.js';
import { may, mayEverywhere } from './may.js';
import type { Right } from './policy.js';

/**
 * What one must be allowed to see to hear a topic. A topic can't be narrowed to a scope, so that who may see
 * only some stores' customers doesn't hear the topic in which all customers' words are.
 */
export const TOPICS: Readonly<Record<Topic, Right> & Record<string, Right>> = {
  'ingestion.inbound': 'see messages',
  'ingestion.signals': 'see personal data',
  'ingestion.customers': 'see customers',
  'ingestion.asks': 'see customers',
  'ingestion.sources': 'see sources',
  'insight.insights': 'see insights',
  'insight.signals': 'see signals',
  'insight.studies': 'see studies',
  'insight.invitations': 'see customers',
  'insight.measurements': 'see actions',
  'action-tracker.actions': 'see actions',
  'action-tracker.meetings': 'see meetings',
  'action-tracker.notices': 'see customers',
  'ingestion.audit': 'see the audit trail',
  'insight.audit': 'see the audit trail',
  'action-tracker.audit': 'see the audit trail',
  'gateway.audit': 'see the audit trail',
  // Everybody's absences are in it.
  'gateway.people': 'see absence',
  'gateway.settings': 'see settings',
};

/** @param topic one without a rule is heard by nobody */
export function mayHear(caller: Caller | undefined, topic: string): boolean {
  const right = Object.hasOwn(TOPICS, topic) ? TOPICS[topic] : undefined;
  if (!caller || !right) return false;
  return may(caller, 'listen to topics') && mayEverywhere(caller, right);
}
