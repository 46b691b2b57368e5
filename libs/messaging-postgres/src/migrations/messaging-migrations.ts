import { InboxByAge1764000100000 } from '../retention/1764000100000-inbox-by-age.js';
import { KnownSettings1764400000000 } from '../settings/1764400000000-known-settings.js';
import { Messaging1764000000000 } from './1764000000000-messaging.js';
import { OutboxByBatch1764500000000 } from './1764500000000-outbox-by-batch.js';
import { InboxAgeByPages1764500000001 } from './1764500000001-inbox-age-by-pages.js';

/** What every service's schema has beside its own tables. */
export const messagingMigrations = [
  Messaging1764000000000,
  InboxByAge1764000100000,
  KnownSettings1764400000000,
  OutboxByBatch1764500000000,
  InboxAgeByPages1764500000001,
];
