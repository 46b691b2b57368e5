import { asError } from '@mirrorloop/kernel';
import type { OnModuleDestroy } from '@nestjs/common';
import { Agent, request } from 'undici';
import type { Answer } from '@mirrorloop/mailing';
import { OutboundPolicy } from './outbound-policy.js';

const TIMEOUT_MS = 20_000;
/** To one receiver: no fewer than are sent at once, or one that hangs lets those behind it run out of time unsent. */
const CONNECTIONS = 100;
/** Of an answer nobody needs more; a receiver that sends a gigabyte is cut off. */
const READ_BYTES = 64 * 1024;

/** Posts JSON to addresses that somebody entered, and to nothing inside the network. Follows no redirect. */
export class HttpSender implements OnModuleDestroy {
  private readonly agent: Agent;

  constructor(
    private readonly policy: OutboundPolicy,
    private readonly timeoutMs = TIMEOUT_MS,
  ) {
    const connect = { lookup: policy.lookup, timeout: timeoutMs };
    this.agent = new Agent({ connect, connections: CONNECTIONS, pipelining: 1 });
  }

  async post(url: string, body: string, headers: Record<string, string>): Promise<Answer> {
    const wrong = this.policy.wrong(url);
    if (wrong) return { kind: 'failed', why: wrong };
    try {
      return await this.answerOf(url, body, headers);
    } catch (error) {
      return { kind: 'failed', why: asError(error).message || 'The connection failed' };
    }
  }

  onModuleDestroy(): Promise<void> {
    return this.agent.destroy();
  }

  private async answerOf(url: string, body: string, headers: Record<string, string>): Promise<Answer> {
    const {
      statusCode,
      headers: said,
      body: stream,
    } = await request(url, {
      dispatcher: this.agent,
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'Mirrorloop', ...headers },
      body,
      signal: AbortSignal.timeout(this.timeoutMs),
      headersTimeout: this.timeoutMs,
    });
    await stream.dump({ limit: READ_BYTES }).catch(() => undefined);
    if (statusCode >= 200 && statusCode < 300) return { kind: 'delivered' };
    const why = `The receiver answered ${statusCode}`;
    if (statusCode === 410) return { kind: 'gone', why };
    return { kind: 'failed', why, retryAfterMs: retryAfter(said['retry-after']) };
  }
}

const retryAfter = (said: string | string[] | undefined): number | undefined =>
  typeof said === 'string' && /^\d{1,9}$/.test(said) ? Number(said) * 1_000 : undefined;
