/** Every topic with its partitions; topics are declared, never made by the first message. */
export const topics = {
  'ingestion.signals': { partitions: 6 },
  'ingestion.customers': { partitions: 6 },
  'ingestion.sources': { partitions: 1 },
  'insight.insights': { partitions: 3 },
  'insight.signals': { partitions: 3 },
  'insight.studies': { partitions: 1 },
  'insight.invitations': { partitions: 3 },
  'action-tracker.actions': { partitions: 3 },
  'action-tracker.meetings': { partitions: 1 },
  'gateway.people': { partitions: 1 },
  'gateway.settings': { partitions: 1 },
  'ingestion.audit': { partitions: 1 },
  'insight.audit': { partitions: 1 },
  'action-tracker.audit': { partitions: 1 },
  'gateway.audit': { partitions: 1 },
} as const;
export type Topic = keyof typeof topics;

/** The topics that only this service writes. */
export const ownTopics = (service: string): Topic[] =>
  (Object.keys(topics) as Topic[]).filter((topic) => topic.startsWith(`${service}.`));

/** The consumer groups that every signal has to come by until it is analysed and can be traced. */
export const followersOfSignals = ['insight.analyse-signals', 'gateway.trace-signals'] as const;
