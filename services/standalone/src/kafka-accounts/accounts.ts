import type { KafkaAccount } from '@mirrorloop/messaging-kafka';

/**
 * What each service may do in Kafka. Written by `ACCOUNTS=1 npx jest -c services/standalone/jest.config.js documents`
 * from the AsyncAPI document of a whole that runs; the same test holds it to that.
 */
export const accounts: readonly KafkaAccount[] = [
  {
    name: 'action-tracker',
    writes: ['action-tracker.actions', 'action-tracker.audit', 'action-tracker.meetings'],
    reads: ['gateway.people', 'gateway.settings', 'insight.insights', 'insight.invitations', 'insight.signals'],
    groups: [
      'action-tracker.follow-people',
      'action-tracker.follow-settings',
      'action-tracker.invite-people',
      'action-tracker.open-cases',
      'action-tracker.propose-action',
    ],
    asksAfter: ['gateway.keep-audit-trail', 'gateway.trace-actions', 'insight.follow-work'],
  },
  {
    name: 'gateway',
    writes: ['gateway.audit', 'gateway.people', 'gateway.settings'],
    reads: [
      'action-tracker.actions',
      'action-tracker.audit',
      'action-tracker.meetings',
      'gateway.audit',
      'gateway.people',
      'gateway.settings',
      'ingestion.audit',
      'ingestion.customers',
      'ingestion.signals',
      'ingestion.sources',
      'insight.audit',
      'insight.insights',
      'insight.invitations',
      'insight.signals',
      'insight.studies',
    ],
    groups: [
      'gateway.keep-audit-trail',
      'gateway.trace-actions',
      'gateway.trace-customers',
      'gateway.trace-insights',
      'gateway.trace-signals',
    ],
    asksAfter: [
      'action-tracker.follow-people',
      'action-tracker.follow-settings',
      'ingestion.follow-settings',
      'insight.follow-people',
      'insight.follow-settings',
      'insight.follow-work',
    ],
  },
  {
    name: 'ingestion',
    writes: ['ingestion.audit', 'ingestion.customers', 'ingestion.signals', 'ingestion.sources'],
    reads: ['gateway.settings', 'insight.invitations'],
    groups: ['ingestion.follow-settings', 'ingestion.invite-customers'],
    asksAfter: [
      'gateway.keep-audit-trail',
      'gateway.trace-customers',
      'gateway.trace-signals',
      'insight.analyse-signals',
      'insight.follow-customers',
    ],
  },
  {
    name: 'insight',
    writes: ['insight.audit', 'insight.insights', 'insight.invitations', 'insight.signals', 'insight.studies'],
    reads: ['action-tracker.actions', 'gateway.people', 'gateway.settings', 'ingestion.customers', 'ingestion.signals'],
    groups: [
      'insight.analyse-signals',
      'insight.follow-customers',
      'insight.follow-people',
      'insight.follow-settings',
      'insight.follow-work',
    ],
    asksAfter: [
      'action-tracker.invite-people',
      'action-tracker.open-cases',
      'action-tracker.propose-action',
      'gateway.keep-audit-trail',
      'gateway.trace-insights',
      'ingestion.invite-customers',
    ],
  },
];
