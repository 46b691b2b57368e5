import { inboxSuite, outboxSuite, parkedSuite, postgresTables } from '../src/index.js';

describe('PostgreSQL', () => {
  inboxSuite(postgresTables);
  outboxSuite(postgresTables);
  parkedSuite(postgresTables);
});
