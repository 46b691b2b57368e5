import type { AnyContract, DataOf } from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import type { Delivered, Envelope } from '@mirrorloop/messaging';

export type Change = Partial<Envelope> & Partial<Pick<Delivered, 'partition' | 'position'>>;

/** Makes messages as a log would hand them out, one after the other, each with an id of its own. */
export class MessageMaker {
  private made = 0;
  private readonly sequences = new Map<string, number>();

  constructor(private readonly now: () => Date) {}

  /** The contract's example with what the test cares about changed; `envelope` overrides everything else. */
  message<C extends AnyContract>(contract: C, data: Partial<DataOf<C>> = {}, envelope: Change = {}): Delivered {
    const { key, data: whole } = contract.of(contract.example(data as never));
    return this.raw({ type: contract.type, topic: contract.topic, key, data: JSON.stringify(whole), ...envelope });
  }

  /** A message of any shape, right or wrong. */
  raw({ partition = 0, position, ...envelope }: Change): Delivered {
    const number = this.made++;
    const whole = { ...this.blank(number), ...envelope };
    const sequence = envelope.sequence ?? (this.sequences.get(whole.key) ?? 0) + 1;
    this.sequences.set(whole.key, sequence);
    const lies = { topic: whole.topic, partition, position: position ?? String(number) };
    return { ...lies, envelope: { ...whole, sequence } };
  }

  unreadable(text: string): Delivered {
    return { topic: 'test', partition: 0, position: String(this.made++), envelope: null, unreadable: text };
  }

  private blank(number: number): Envelope {
    const id = derivedId('test message', String(number));
    const at = { time: this.now().toISOString(), correlationId: id, causationId: null, traceparent: null };
    return { id, type: 'test.nothing.v1', source: '/test', topic: 'test', key: id, sequence: 1, data: '{}', ...at };
  }
}
