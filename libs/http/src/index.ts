export * from './body.js';
export * from './checked.js';
export * from './csv.js';
export * from './json.js';
export * from './paging.js';
export * from './problem.filter.js';
export * from './problems.js';
export * from './sends.js';
