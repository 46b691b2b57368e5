import type { OrganisationSettings } from '@mirrorloop/contracts';
import { type Retention, USUAL_RETENTION } from '@mirrorloop/messaging-postgres';

/** What the organisation set, and where it set nothing what was said at the start. */
export function retentionInForce(
  { messages }: Pick<OrganisationSettings, 'messages'>,
  atStart: Retention = USUAL_RETENTION,
): Retention {
  return { logDays: messages?.log ?? atStart.logDays, inboxDays: messages?.inbox ?? atStart.inboxDays };
}
