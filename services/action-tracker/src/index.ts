export { ActionTrackerModule } from './action-tracker.module.js';
