import { accountsOf } from './accounts-of.js';

const operation = (service: string, action: 'send' | 'receive', topic: string, group?: string) => ({
  action,
  channel: { $ref: `#/channels/${topic}` },
  tags: [{ name: service }],
  ...(group ? { bindings: { kafka: { groupId: { const: group } } } } : {}),
});

describe('the accounts that an AsyncAPI document asks for', () => {
  it('write what their service sends, read what it hears by its groups or looks on, and nothing else', () => {
    const operations = {
      a: operation('ingestion', 'send', 'ingestion.signals'),
      b: operation('ingestion', 'receive', 'gateway.settings', 'ingestion.follow-settings'),
      c: operation('insight', 'receive', 'ingestion.signals', 'insight.analyse'),
      d: operation('insight', 'receive', 'ingestion.signals', 'insight.count'),
      e: operation('gateway', 'send', 'gateway.settings'),
      f: operation('gateway', 'receive', 'ingestion.signals'),
    };
    expect(accountsOf({ operations })).toEqual([
      {
        name: 'gateway',
        writes: ['gateway.settings'],
        reads: ['ingestion.signals'],
        groups: [],
        asksAfter: ['ingestion.follow-settings'],
      },
      {
        name: 'ingestion',
        writes: ['ingestion.signals'],
        reads: ['gateway.settings'],
        groups: ['ingestion.follow-settings'],
        asksAfter: ['insight.analyse', 'insight.count'],
      },
      {
        name: 'insight',
        writes: [],
        reads: ['ingestion.signals'],
        groups: ['insight.analyse', 'insight.count'],
        asksAfter: [],
      },
    ]);
  });
});
