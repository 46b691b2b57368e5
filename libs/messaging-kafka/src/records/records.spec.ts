import { createRequire } from 'node:module';
import fc from 'fast-check';
import { readMessage } from '../read-message.js';
import { crc32c } from './crc32c.js';
import { readRecord } from './read-record.js';
import { type Produce, produceRequest } from './produce-request.js';
import type { MessageToWrite } from './record-batch.js';

const require = createRequire(import.meta.url);
const kafkajs = {
  write: require('kafkajs/src/protocol/recordBatch/record/v0/index.js') as (record: object) => { buffer: Buffer },
  read: require('kafkajs/src/protocol/recordBatch/record/v0/decoder.js') as typeof readRecord,
  sum: require('kafkajs/src/protocol/recordBatch/crc32C/index.js') as typeof crc32c,
  produce: require('kafkajs/src/protocol/requests/produce/v3/request.js') as Parameters<typeof produceRequest>[0],
  Decoder: require('kafkajs/src/protocol/decoder.js') as new (buffer: Buffer) => {
    buffer: Buffer;
    readVarIntBytes(): Buffer;
  },
};

const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));
const text = fc.string({ unit: 'binary', maxLength: 200 }).map((string) => Buffer.from(string).toString());
const part = fc.oneof(bytes, text);
const message: fc.Arbitrary<MessageToWrite> = fc.record({
  key: fc.option(part),
  value: fc.option(part),
  headers: fc.dictionary(
    text.filter((name) => name !== '__proto__'),
    fc.oneof(part, fc.array(part, { maxLength: 3 })),
  ),
});
const record = fc.record({ message, offsetDelta: fc.nat(), timestampDelta: fc.nat() }).map((one) => {
  const { message: said, ...where } = one;
  return { ...said, ...where };
});
const NOW = 1_790_000_000_000;
const at = fc.option(fc.nat(1_000_000).map((ms) => String(NOW - ms)));
const order: fc.Arbitrary<Produce> = fc.record({
  acks: fc.constantFrom(-1, 0, 1),
  timeout: fc.nat(),
  transactionalId: fc.option(text),
  producerId: fc.bigInt(-1n, 2n ** 62n).map(String),
  producerEpoch: fc.nat(32_767),
  topicData: fc.array(
    fc.record({
      topic: text,
      partitions: fc.array(
        fc.record({
          partition: fc.nat(),
          firstSequence: fc.nat(),
          messages: fc.array(
            fc.tuple(message, at).map(([said, timestamp]) => ({ ...said, timestamp })),
            { minLength: 1, maxLength: 5 },
          ),
        }),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 3 },
  ),
});
const context = fc.record({
  firstOffset: fc.bigInt(0n, 2n ** 62n).map(String),
  firstTimestamp: fc.nat().map((ms) => String(1_700_000_000_000 + ms)),
  maxTimestamp: fc.constant('1800000000000'),
  timestampType: fc.constantFrom(0, 1),
  magicByte: fc.constant(2),
  isControlBatch: fc.boolean(),
});

describe('records of ours', () => {
  it('are appended by the bytes that kafkajs sends', async () => {
    jest.useFakeTimers({ now: NOW });
    await fc.assert(
      fc.asyncProperty(order, async (one) => {
        const [ours, theirs] = [produceRequest(kafkajs.produce)(one), kafkajs.produce(one)];
        expect((await ours.encode()).buffer.equals((await theirs.encode()).buffer)).toBe(true);
        expect({ ...ours, encode: 0, expectResponse: ours.expectResponse() }).toEqual({
          ...theirs,
          encode: 0,
          expectResponse: theirs.expectResponse(),
        });
      }),
    );
    jest.useRealTimers();
  });

  it('are left to kafkajs where they are to be compressed', () => {
    const compressed = { acks: -1, timeout: 1, compression: 1, topicData: [] };
    const own = jest.fn(kafkajs.produce);
    produceRequest(own)(compressed);
    expect(own).toHaveBeenCalledWith(compressed);
  });

  it('have the sum that kafkajs has for them', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), (some) => expect(crc32c(some)).toBe(kafkajs.sum(some))));
    expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283);
  });

  it('are read as kafkajs reads them', () => {
    fc.assert(
      fc.property(record, context, (one, batch) => {
        const body = new kafkajs.Decoder(kafkajs.write(one).buffer).readVarIntBytes();
        const read = readRecord({ buffer: body }, batch);
        expect({ ...read, headers: read.headers }).toEqual(kafkajs.read(new kafkajs.Decoder(body), batch));
      }),
    );
  });

  it('are the same messages to us, whoever read them', () => {
    const attribute = fc.constantFrom('ce_id', 'ce_type', 'ce_source', 'ce_sequence', 'ce_time', 'other');
    const word = fc.oneof(fc.string({ maxLength: 80 }), text, fc.constantFrom('12', '2026-11-20T09:00:00Z'));
    const extra = fc.dictionary(attribute, fc.oneof(word, fc.array(word, { maxLength: 3 })));
    const envelope = { ce_specversion: '1.0', ce_id: 'an id', ce_type: 'a.type', ce_source: '/here' };
    fc.assert(
      fc.property(record, context, extra, (one, batch, headers) => {
        const { buffer } = kafkajs.write({ ...one, headers: { ...envelope, ...headers } });
        const body = new kafkajs.Decoder(buffer).readVarIntBytes();
        const [ours, theirs] = [readRecord({ buffer: body }, batch), kafkajs.read(new kafkajs.Decoder(body), batch)];
        expect(readMessage('t', 1, ours as never)).toEqual(readMessage('t', 1, theirs as never));
      }),
    );
  });
});
