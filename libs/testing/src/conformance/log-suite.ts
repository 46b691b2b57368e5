import { type Case, suite } from './case.js';
import { deliveryCases } from './log-delivery-cases.js';
import { failureCases } from './log-failure-cases.js';
import { lookingOnCases } from './log-looking-on-cases.js';
import { sharingCases } from './log-sharing-cases.js';
import type { LogSetup } from './setups.js';

export const logCases: readonly Case<LogSetup>[] = [
  ...deliveryCases,
  ...failureCases,
  ...sharingCases,
  ...lookingOnCases,
];

export const logSuite = suite('log', logCases);
