export * from './attempts.js';
export * from './mailer.js';
export * from './invitation-mail.js';
export * from './invitation-post.js';
