import {
  handlingSuite,
  pipelineSuite,
  postgresPipeline,
  inboxSuite,
  logSuite,
  outboxSuite,
  parkedSuite,
  postgresLog,
  postgresTables,
} from '../src/index.js';

describe('PostgreSQL', () => {
  inboxSuite(postgresTables);
  outboxSuite(postgresTables);
  parkedSuite(postgresTables);
  logSuite(postgresLog);
  handlingSuite(postgresTables);
  pipelineSuite(postgresPipeline);
});
