export * from './attempts.js';
export * from './mailer.js';
export * from './invitation-mail.js';
export * from './invitation-mails.js';
export * from './invitation-post.js';
export * from './invitation-tallies.js';
