export * from './meters.js';
export * from './spans.js';
export * from './telemetry.js';
