import { auditOf } from '../audit.js';

export const InsightAuditRecorded = auditOf('insight');
