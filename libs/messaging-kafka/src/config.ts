import type { KafkaConfig } from 'kafkajs';

export interface KafkaLogConfig {
  /** `host:port` of brokers to ask first. */
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly ssl?: KafkaConfig['ssl'];
  readonly sasl?: KafkaConfig['sasl'];
  /** How long one send may take before it counts as failed, in ms. */
  readonly sendDeadlineMs?: number;
  /** How long a question to a broker may take, in ms. */
  readonly requestTimeoutMs?: number;
  /** Without a heartbeat for so long a consumer loses its partitions, in ms. */
  readonly sessionTimeoutMs?: number;
  /** How long a rebalance waits for its members to finish what they have in hand, in ms. */
  readonly rebalanceTimeoutMs?: number;
  /** Largest message a topic takes, in bytes. */
  readonly maxMessageBytes?: number;
  /** How long topics keep messages, in ms; for topics made from now on. */
  readonly retentionMs?: number;
}

export type Settings = Required<Omit<KafkaLogConfig, 'ssl' | 'sasl'>> & Pick<KafkaLogConfig, 'ssl' | 'sasl'>;

const DAY_MS = 86_400_000;

export const settingsOf = (config: KafkaLogConfig): Settings => ({
  sendDeadlineMs: 15_000,
  requestTimeoutMs: 10_000,
  sessionTimeoutMs: 15_000,
  rebalanceTimeoutMs: 30_000,
  maxMessageBytes: 4 * 1024 * 1024,
  retentionMs: 14 * DAY_MS,
  ...config,
});
