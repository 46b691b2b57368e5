export type { KafkaAccount } from './accounts/account.js';
export { KafkaAccounts } from './accounts/kafka-accounts.js';
export { KafkaLog } from './kafka-log.js';
export type { KafkaLogConfig } from './config.js';
export { type GroupPosition, GroupPositions } from './group-positions.js';
