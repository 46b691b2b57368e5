import { auditOf } from '../audit.js';

export const IngestionAuditRecorded = auditOf('ingestion');
