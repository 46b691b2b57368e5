export { InsightModule, type InsightOptions } from './insight.module.js';
