import { createRequire } from 'node:module';
import fc from 'fast-check';
import { Partitioners } from 'kafkajs';
import { byKey, murmur2 } from './partition-of.js';

const require = createRequire(import.meta.url);
const ofKafkajs = require('kafkajs/src/producer/partitioners/default/murmur2.js') as (key: Buffer) => number;

describe('the partition of a key', () => {
  it('is by the hash that kafkajs and the Java client take', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        expect(murmur2(Buffer.from(bytes))).toBe(ofKafkajs(Buffer.from(bytes)));
      }),
    );
  });

  it('is where kafkajs would put it, for any text and any number of partitions', () => {
    const [ours, theirs] = [byKey(), Partitioners.DefaultPartitioner()];
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 100 }), (key, count) => {
        const partitionMetadata = Array.from({ length: count }, (_, partitionId) => ({ partitionId, leader: 0 }));
        const asked = { topic: 't', partitionMetadata, message: { key, value: null } } as never;
        expect(ours(asked)).toBe(theirs(asked));
      }),
    );
  });
});
