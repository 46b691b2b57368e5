import type { Problem } from '@mirrorloop/contracts';
import { Away, Failure, Refused } from './failure.js';

export interface Body {
  readonly type: string;
  readonly content: string | Uint8Array | ReadableStream<Uint8Array>;
}

export const json = (value: unknown): Body => ({ type: 'application/json', content: JSON.stringify(value) });

interface Asked {
  readonly method?: string;
  readonly body?: Body;
  /** A status that is an answer here, not an error. */
  readonly alsoGood?: number;
}

/** The one address, spoken to as the machine that holds the token. */
export class Gateway {
  constructor(
    readonly address: string,
    private readonly token: () => Promise<string>,
  ) {}

  get<T>(path: string, asked: Asked = {}): Promise<T> {
    return this.ask<T>(path, asked);
  }
  post<T>(path: string, body?: Body): Promise<T> {
    return this.ask<T>(path, { method: 'POST', body });
  }

  delete(path: string): Promise<void> {
    return this.ask(path, { method: 'DELETE' });
  }

  /** A stream that goes on: its bytes as they come, from behind the event of an id where one is given. */
  async stream(path: string, lastEventId?: string): Promise<AsyncIterable<Uint8Array>> {
    const headers = { authorization: `Bearer ${await this.token()}` };
    const again = lastEventId ? { ...headers, 'last-event-id': lastEventId } : headers;
    const response = await this.send(path, { headers: again });
    if (!response.ok) throw this.failure(response, await response.text());
    return response.body!;
  }

  private async ask<T>(path: string, { method = 'GET', body, alsoGood }: Asked): Promise<T> {
    const headers = { accept: 'application/json', authorization: `Bearer ${await this.token()}` };
    const response = await this.send(path, {
      method,
      headers: body ? { ...headers, 'content-type': body.type } : headers,
      ...(body ? { body: body.content, duplex: 'half' } : {}),
    });
    const text = await response.text();
    if (!response.ok && response.status !== alsoGood) throw this.failure(response, text);
    return (text ? parsed(text) : undefined) as T;
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(new URL(path, this.address), init);
    } catch (error) {
      throw new Away(
        `Nothing answers at ${this.address} (${causeOf(error)}). Start Mirrorloop with npm start, or name its address with --address.`,
        { cause: error },
      );
    }
  }

  private failure(response: Response, text: string): Failure {
    if (response.status === 401)
      return new Failure(
        `The token is not one that ${this.address} knows. Does --data name the folder it was started with?`,
      );
    const problem = parsed(text) as Problem | undefined;
    if (response.status === 503)
      return new Away(`${problem?.title ?? 'Something it needs is away'}: ${this.address} is up but not ready.`);
    if (problem?.title) return new Refused(problem);
    return new Failure(`${this.address} answered ${response.status} to ${path(response)}, without saying why.`);
  }
}

const path = ({ url }: Response): string => new URL(url).pathname;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const { code, message } = cause as { code?: string; message?: string };
  return code ?? message ?? String(cause);
}
