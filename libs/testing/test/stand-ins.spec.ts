import { inboxSuite, memoryTables, outboxSuite, parkedSuite } from '../src/index.js';

describe('stand-ins', () => {
  inboxSuite(memoryTables);
  outboxSuite(memoryTables);
  parkedSuite(memoryTables);
});
