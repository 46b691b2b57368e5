declare module '*/infra/kafka/start-kafka.mjs' {
  export function launchKafka(options: {
    brokers?: 1 | 3;
    folder?: string;
    account?: { username: string; password: string };
    settings?:
      Record<string, string | number> | ((ports: { broker: number; controller: number }) => Record<string, string>);
  }): Promise<import('./brokers.js').Brokers>;
}
