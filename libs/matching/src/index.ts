export * from './identifier.js';
export * from './normalise.js';
export { isText } from './text.js';
