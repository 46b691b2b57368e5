import type { Delivery } from './deliveries.js';

type Bundle = readonly [Delivery, ...Delivery[]];

/**
 * What goes out in one piece. Mails that failed before go together, one to a mailbox: whoever runs the mail server that
 * was away is not met by a storm, and nobody finds an hour's mails in a minute. A mail with a file of its own goes alone.
 */
export function bundled(taken: readonly Delivery[]): Bundle[] {
  const late = (one: Delivery) => one.email !== null && one.attempts > 1 && !one.notice.calendar;
  const alone = taken.filter((one) => !late(one)).map((one): Bundle => [one]);
  const mailboxes = new Map<string, [Delivery, ...Delivery[]]>();
  for (const one of taken.filter(late)) {
    const others = mailboxes.get(one.email!);
    if (others) others.push(one);
    else mailboxes.set(one.email!, [one]);
  }
  return [...alone, ...mailboxes.values()];
}
