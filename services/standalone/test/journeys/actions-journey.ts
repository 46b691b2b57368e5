import type { MailServer } from '@mirrorloop/testing';
import type { Client } from '../client.js';
import type { MovedClock } from '../moved-clock.js';
import { caseJourney } from './case-journey.js';
import { elsewhereJourney } from './elsewhere-journey.js';
import { liveJourney } from './live-journey.js';
import { nothingChangedJourney } from './nothing-changed-journey.js';
import { outcomeJourney } from './outcome-journey.js';
import { Promises } from './promises.js';

/**
 * Who does what by when, and does anything happen. It moves the clock by weeks: after everything else. Promises,
 * their outcomes and playbooks are in the outcome's journey; a week without progress, who hears of it by policy and how
 * all of it looks at a glance in that of what doesn't change; meetings have one before these, since theirs needs no clock.
 */
export function actionsJourney(
  platform: () => Client,
  mail: () => MailServer,
  clock: () => MovedClock,
  restart: () => Promise<void>,
): void {
  const promises = new Promises(platform, clock);
  liveJourney(platform, promises);
  elsewhereJourney(platform, promises);
  caseJourney(platform, promises);
  outcomeJourney(platform, promises);
  nothingChangedJourney(platform, promises, mail, restart);
}
