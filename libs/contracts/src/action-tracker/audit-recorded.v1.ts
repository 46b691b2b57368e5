import { auditOf } from '../audit.js';

export const ActionTrackerAuditRecorded = auditOf('action-tracker');
