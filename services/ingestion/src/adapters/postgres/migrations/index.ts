import { Signals1764000000001 } from './1764000000001-signals.js';
import { Imports1764000000002 } from './1764000000002-imports.js';
import { Stores1764300000001 } from './1764300000001-stores.js';
import { WriteKeys1764300000002 } from './1764300000002-write-keys.js';
import { StoreOfCustomer1764400000002 } from './1764400000002-store-of-customer.js';
import { ViewsForBi1764600000010 } from './1764600000010-views-for-bi.js';
import { Invitations1764700300001 } from './1764700300001-invitations.js';

export const migrations = [
  Signals1764000000001,
  Imports1764000000002,
  Stores1764300000001,
  WriteKeys1764300000002,
  StoreOfCustomer1764400000002,
  ViewsForBi1764600000010,
  Invitations1764700300001,
];
