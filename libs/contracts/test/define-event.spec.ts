import { Rejected } from '@mirrorloop/kernel';
import { contracts, SignalRecorded, topics } from '../src/index.js';

const signal = SignalRecorded.example();

describe('an event', () => {
  it('cannot be published in breach of its contract, and the breach names the place', () => {
    expect(() => SignalRecorded.of({ ...signal, rating: { value: 2, low: 1, high: 'five' as never } })).toThrow(
      /rating\.high/,
    );
    expect(() => SignalRecorded.of({ ...signal, more: 1 } as never)).toThrow(Rejected);
  });
  it('is read by one who knows fewer fields and fewer channels', () => {
    const later = { ...signal, channel: 'hologram', mood: 'new field', rating: { ...signal.rating!, new: 1 } };
    expect(SignalRecorded.reader.parse(later)).toEqual({ ...signal, channel: 'unknown' });
  });
  it('is not read when a field it needs is missing or of another kind', () => {
    expect(SignalRecorded.reader.safeParse({ ...signal, subjectId: undefined }).success).toBe(false);
    expect(SignalRecorded.reader.safeParse({ ...signal, channel: 7 }).success).toBe(false);
  });
  it('is keyed by what its order is kept for', () => {
    expect(SignalRecorded.of(signal, 3)).toMatchObject({ key: signal.subjectId, sequence: 3 });
  });
  it.each(contracts().map((contract) => [contract.type, contract] as const))(
    '%s is named, summed up, shown and goes to a declared topic of its owner',
    (type, contract) => {
      expect(type).toMatch(/^(ingestion|insight|action-tracker|gateway)\.[a-z]+(-[a-z]+)+\.v\d+$/);
      expect(contract.topic.split('.')[0]).toBe(type.split('.')[0]);
      expect(topics).toHaveProperty([contract.topic]);
      expect(contract.summary.length).toBeGreaterThan(20);
      for (const example of contract.examples) expect(contract.reader.parse(example)).toEqual(example);
    },
  );
});
