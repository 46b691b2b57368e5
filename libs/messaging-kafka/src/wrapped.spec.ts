import { Rejected, Unavailable } from '@mirrorloop/kernel';
import * as kafkajs from 'kafkajs';
import { wrapped } from './wrapped.js';

const protocol = (type: string, retriable: boolean) =>
  new kafkajs.KafkaJSProtocolError(Object.assign(new Error(type), { type, code: 1, retriable }) as never);

describe('An error of kafkajs', () => {
  it.each<[string, Error]>([
    ['a lost connection', new kafkajs.KafkaJSConnectionError('connect ECONNREFUSED')],
    [
      'a dead broker, which kafkajs calls non-retriable',
      Object.assign(new kafkajs.KafkaJSNonRetriableError('refused'), {
        cause: new kafkajs.KafkaJSConnectionError('refused'),
      }),
    ],
    ['a request that ran out of time', new kafkajs.KafkaJSRequestTimeoutError('timed out')],
    ['a leader that is being chosen', protocol('LEADER_NOT_AVAILABLE', true)],
    ['a rebalance', protocol('REBALANCE_IN_PROGRESS', false)],
    ['too few replicas', protocol('NOT_ENOUGH_REPLICAS', true)],
  ])('comes out as Unavailable for %s', (_, error) => {
    const ours = wrapped(error, 'append');
    expect(ours).toBeInstanceOf(Unavailable);
    expect(ours).not.toBeInstanceOf(kafkajs.KafkaJSError);
    expect(ours.message).toMatch(/^append: ./);
    expect(ours.cause).toBe(error);
  });

  it.each<[string, Error]>([
    ['a wrong password', new (kafkajs.KafkaJSSASLAuthenticationError as unknown as new (why: string) => Error)('no')],
    ['a message that is too large', protocol('MESSAGE_TOO_LARGE', false)],
    [
      'a topic nobody may write to, among others',
      new kafkajs.KafkaJSAggregateError('several', [
        protocol('LEADER_NOT_AVAILABLE', true),
        protocol('TOPIC_AUTHORIZATION_FAILED', false),
      ]),
    ],
  ])('says what it is, and not that it passes, for %s', (_, error) => {
    const ours = wrapped(error, 'append');
    expect(ours).not.toBeInstanceOf(Unavailable);
    expect(ours).not.toBeInstanceOf(kafkajs.KafkaJSError);
    expect(ours.message).toMatch(/^append: ./);
  });

  it('leaves our own errors as they are', () => {
    const [away, refused] = [new Unavailable('away'), new Rejected('refused')];
    expect(wrapped(away, 'append')).toBe(away);
    expect(wrapped(refused, 'append')).toBe(refused);
  });
});
