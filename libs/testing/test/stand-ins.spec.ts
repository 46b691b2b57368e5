import {
  handlingSuite,
  pipelineSuite,
  memoryPipeline,
  inboxSuite,
  logSuite,
  memoryLog,
  memoryTables,
  outboxSuite,
  parkedSuite,
} from '../src/index.js';

describe('stand-ins', () => {
  inboxSuite(memoryTables);
  outboxSuite(memoryTables);
  parkedSuite(memoryTables);
  logSuite(memoryLog);
  handlingSuite(memoryTables);
  pipelineSuite(memoryPipeline);
});
