import { Signals1764000000001 } from './1764000000001-signals.js';
import { Imports1764000000002 } from './1764000000002-imports.js';

export const migrations = [Signals1764000000001, Imports1764000000002];
