export { KafkaLog } from './kafka-log.js';
export type { KafkaLogConfig } from './config.js';
