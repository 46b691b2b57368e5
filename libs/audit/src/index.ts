export * from './audit-trail.js';
export * from './audit.interceptor.js';
export * from './audited-transactions.js';
export * from './chain.js';
export * from './marks.js';
export * from './outbox-audit-trail.js';
export * from './pseudonyms.js';
export { actingAs, duringRequest, holdRequest, requestInHand, RequestInHand } from './request-in-hand.js';
