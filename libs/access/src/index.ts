export * from './caller.js';
export * from './caller.guard.js';
export * from './service-tokens.js';
