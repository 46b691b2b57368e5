import { asError } from '@mirrorloop/kernel';
import {
  type Envelope,
  type Extent,
  Log,
  type Position,
  type ReadOn,
  type Stretch,
  type Subscriber,
  type Subscription,
} from '@mirrorloop/messaging';
import type { Admin } from 'kafkajs';
import { Appender } from './appender.js';
import { type KafkaLogConfig, type Settings, settingsOf } from './config.js';
import { isBehind, lagOf } from './lag.js';
import { LookerOn } from './looker-on.js';
import { Renewable } from './renewable.js';
import { SupervisedConsumer } from './supervised-consumer.js';
import { setRetention } from './retention.js';
import { type Declared, declareTopics } from './topics.js';

const HEALTH_MS = 3_000;
const ADMIN_MS = 20_000;

/** The log of the distributed shape: Apache Kafka, by way of kafkajs. Only our own errors come out of it. */
export class KafkaLog extends Log {
  private readonly settings: Settings;
  private readonly appender: Appender;
  private readonly admin: Renewable<Admin>;
  /** Of its own, so that an impatient question never cuts a patient one short. */
  private readonly scout: Renewable<Admin>;
  private readonly lookerOn: LookerOn;
  private readonly consumers = new Set<SupervisedConsumer>();

  constructor(config: KafkaLogConfig) {
    super();
    this.settings = settingsOf(config);
    this.appender = new Appender(this.settings);
    this.admin = new Renewable(this.settings, (kafka) => kafka.admin());
    this.scout = new Renewable(this.settings, (kafka) => kafka.admin());
    this.lookerOn = new LookerOn(this.settings, (doing, question) => this.ask(doing, question));
  }

  declare(topics: Declared): Promise<void> {
    return this.ask('declare topics', (admin) => declareTopics(admin, topics, this.settings));
  }

  /** How long these topics keep messages from now on; one that is kept so already is left alone. */
  keepFor(ms: number, topics: readonly string[]): Promise<void> {
    return this.ask('set retention', (admin) => setRetention(admin, topics, ms));
  }

  append(envelopes: readonly Envelope[]): Promise<void> {
    return this.appender.append(envelopes);
  }

  /** Resolves when the group is joined, or at once when Kafka is away: then it is joined later and `health` tells. */
  async subscribe(subscriber: Subscriber): Promise<Subscription> {
    const consumer = new SupervisedConsumer(subscriber, this.settings);
    this.consumers.add(consumer);
    await consumer.start();
    return consumer;
  }

  extents(topics: readonly string[]): Promise<Extent[]> {
    return this.lookerOn.extents(topics);
  }

  readOn(from: readonly Position[], how: ReadOn): Promise<Stretch> {
    return this.lookerOn.readOn(from, how);
  }

  lag(group: string, topics: readonly string[]): Promise<number> {
    return this.ask(`lag of ${group}`, (admin) => lagOf(admin, group, topics));
  }

  isBehind(group: string, topics: readonly string[], ms: number): Promise<boolean> {
    return this.ask(`lag of ${group}`, (admin) => isBehind(admin, group, topics, ms));
  }

  async health(): Promise<{ up: boolean; message: string }> {
    try {
      const { brokers } = await this.scout.use('look for brokers', HEALTH_MS, (admin) => admin.describeCluster());
      return { up: true, message: `${brokers.length} brokers` };
    } catch (error) {
      return { up: false, message: asError(error).message };
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.consumers].map((consumer) => consumer.close()));
    this.consumers.clear();
    await Promise.all([this.appender, this.admin, this.scout, this.lookerOn].map((each) => each.close()));
  }

  private ask<T>(doing: string, question: (admin: Admin) => Promise<T>): Promise<T> {
    return this.admin.use(doing, ADMIN_MS, question);
  }
}
