export * from './caller.js';
export * from './caller.guard.js';
export * from './may.js';
export * from './policy.js';
export * from './roles.js';
export * from './rules-of-routes.js';
export * from './service-tokens.js';
export * from './topics.js';
