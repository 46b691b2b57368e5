export * from './database/test-database.js';
export * from './eventually.js';
export * from './handler-spec.js';
export * from './mail-server.js';
export * from './messages.js';
export * from './stand-ins/index.js';
export * from './conformance/index.js';
export * from './mutants/index.js';
