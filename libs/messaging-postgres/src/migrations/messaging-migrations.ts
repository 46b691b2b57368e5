import { InboxByAge1764000100000 } from '../retention/1764000100000-inbox-by-age.js';
import { Messaging1764000000000 } from './1764000000000-messaging.js';

/** What every service's schema has beside its own tables. */
export const messagingMigrations = [Messaging1764000000000, InboxByAge1764000100000];
