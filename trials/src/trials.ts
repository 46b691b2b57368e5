import type { Trial } from './trial.js';
import { duplicates, outOfOrder } from './trials/content.js';
import { crashes } from './trials/crashes.js';
import { balance, mutants } from './trials/guards.js';
import { everyClassOfError, poison, slowConsumer, unhandled } from './trials/handlers.js';
import { rebalanceStorm, stoppedGracefully, twoRelays, zombie } from './trials/processes.js';
import {
  backendsTerminated,
  brokerFrozen,
  brokerKilled,
  commitsAmbiguous,
  databaseKilled,
} from './trials/stores-away.js';
import { rollingUpgrade } from './trials/rolling-upgrade.js';
import { everythingKilled } from './trials/whole-process.js';

/** In the order in which they run. */
export const trials: readonly Trial[] = [
  mutants,
  balance,
  crashes,
  brokerKilled,
  brokerFrozen,
  databaseKilled,
  everythingKilled,
  backendsTerminated,
  commitsAmbiguous,
  rebalanceStorm,
  twoRelays,
  stoppedGracefully,
  duplicates,
  outOfOrder,
  slowConsumer,
  zombie,
  poison,
  everyClassOfError,
  unhandled,
  rollingUpgrade,
];
