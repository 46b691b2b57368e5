export * from './absence.js';
export * from './week.js';
export * from './working-time.js';
