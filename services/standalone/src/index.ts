export { CannotStart } from './cannot-start.js';
export type { StandaloneOptions } from './options.js';
export { type Standalone, startStandalone } from './start-standalone.js';
