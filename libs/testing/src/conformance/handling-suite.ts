import { type Case, suite } from './case.js';
import { onceCases } from './handling-once-cases.js';
import { parkingCases } from './handling-parking-cases.js';
import { versionCases } from './handling-version-cases.js';
import { waitingCases } from './handling-waiting-cases.js';
import type { Tables } from './setups.js';

export const handlingCases: readonly Case<Tables>[] = [...onceCases, ...parkingCases, ...waitingCases, ...versionCases];

export const handlingSuite = suite('handling', handlingCases);
