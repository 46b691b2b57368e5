export { CannotStart } from './cannot-start.js';
export type { StandaloneOptions } from './options.js';
export { type Standalone, startStandalone } from './start-standalone.js';

// What every shape of the platform does the same way, each in one piece of code.
export { Closing } from './closing.js';
export { DataFolder } from './data-folder/data-folder.js';
export { noteLoaded, type SampleState, sampleStateOf } from './data-folder/sample-state.js';
export { type OpenDatabase, openDatabase } from './database.js';
export { drainOnSignal } from './drain.js';
export { inAPlainSentence } from './in-a-plain-sentence.js';
export { Api } from './load-sample/api.js';
export { loadSample, type Say } from './load-sample/load-sample.js';
export { newLink } from './new-link.js';
export { demandFreePort } from './port.js';
export { accounts as kafkaAccounts } from './kafka-accounts/accounts.js';
export { variableOf } from './kafka-accounts/passwords-from.js';
export { setUpKafka } from './kafka-accounts/set-up-kafka.js';
