/** How long is remembered what went by, in days. */
export interface Retention {
  /** Events in the log: Kafka's as much as PostgreSQL's. */
  readonly logDays: number;
  /** Which messages each group has handled. */
  readonly inboxDays: number;
}

export const USUAL_RETENTION: Retention = { logDays: 14, inboxDays: 30 };
export const MOST_DAYS = 3_650;

/** @returns what is wrong with them, as sentences; an inbox that forgets before the log would let a repeat act twice */
export function faultsOf({ logDays, inboxDays }: Retention): string[] {
  const faults = Object.entries({ LOG_RETENTION_DAYS: logDays, INBOX_RETENTION_DAYS: inboxDays })
    .filter(([, days]) => !Number.isInteger(days) || days < 1 || days > MOST_DAYS)
    .map(([name, days]) => `${name} is a whole number of days from 1 to ${MOST_DAYS}, not ${days}`);
  if (faults.length > 0 || inboxDays > logDays) return faults;
  return [
    `INBOX_RETENTION_DAYS (${inboxDays}) must be more than LOG_RETENTION_DAYS (${logDays}): what the log can still deliver must be known as handled`,
  ];
}
