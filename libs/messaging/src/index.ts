export * from './catalogue.js';
export * from './failure-policy.js';
export * from './handler.js';
export * from './loop.js';
export * from './message.js';
export * from './ports.js';
export * from './relay.js';
export * from './settle-batch.js';
export type { AnyHandler, Outcome, Runtime } from './settle-together.js';
