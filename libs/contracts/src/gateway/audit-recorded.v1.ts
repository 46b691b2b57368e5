import { auditOf } from '../audit.js';

export const GatewayAuditRecorded = auditOf('gateway');
