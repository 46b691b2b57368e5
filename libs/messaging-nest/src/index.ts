export * from './batch-transport.js';
export { Environment } from './configuration/environment.js';
export type { KafkaSecurity } from './configuration/kafka-security.js';
export * from './consumers.js';
export * from './job.js';
export * from './job-runner.js';
export * from './service-config.js';
export * from './service.module.js';
export * from './start-service.js';
