import { faultsOf, MOST_DAYS, type Retention, USUAL_RETENTION } from '@mirrorloop/messaging-postgres';
import type { Environment } from './environment.js';

/** From LOG_RETENTION_DAYS and INBOX_RETENTION_DAYS. */
export function retentionFrom(environment: Environment): Retention {
  const { logDays, inboxDays } = USUAL_RETENTION;
  const retention = {
    logDays: environment.wholeNumber('LOG_RETENTION_DAYS', 1, MOST_DAYS, logDays),
    inboxDays: environment.wholeNumber('INBOX_RETENTION_DAYS', 1, MOST_DAYS, inboxDays),
  };
  for (const fault of faultsOf(retention)) environment.refuse(fault);
  return retention;
}
