import { setTimeout as sleep } from 'node:timers/promises';
import type { Page, Problem } from '@mirrorloop/contracts';

export interface Call {
  readonly method?: string;
  readonly body?: string | FormData;
  readonly contentType?: string;
  /** The same key again is answered with what became of the first call. */
  readonly key?: string;
}

const TRIES_ON_A_BROKEN_LINE = 10;

/** The gateway as any client meets it: by HTTP, with the token of the data folder. */
export class Api {
  constructor(
    private readonly url: string,
    private readonly token: string,
    private readonly signal: AbortSignal,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.call<T>(path, {});
  }

  async list<T>(path: string): Promise<T[]> {
    return (await this.get<Page<T>>(path)).items;
  }

  post<T>(path: string, key: string, body: string | FormData, contentType?: string): Promise<T> {
    return this.call<T>(path, { method: 'POST', key, body, contentType });
  }

  /** Waits and asks again while something behind the gateway is away (503), as Retry-After says, or the line broke. */
  private async call<T>(path: string, call: Call): Promise<T> {
    for (let tries = 0; ; tries++) {
      const answer = await this.answerTo(path, call, tries);
      if (answer?.ok) return (await answer.json()) as T;
      if (answer && answer.status !== 503)
        throw new Error(`${call.method ?? 'GET'} ${path} was answered ${answer.status}: ${await problemIn(answer)}`);
      await sleep(Number(answer?.headers.get('retry-after') ?? 1) * 1000, undefined, { signal: this.signal });
    }
  }

  /** Undefined when the line broke: whoever is refused in the middle of a long body may not live to read why. */
  private async answerTo(path: string, call: Call, tries: number): Promise<Response | undefined> {
    const { method, body } = call;
    try {
      return await fetch(new URL(path, this.url), { method, headers: this.headers(call), body, signal: this.signal });
    } catch (error) {
      if (this.signal.aborted || tries >= TRIES_ON_A_BROKEN_LINE) throw error;
      return undefined;
    }
  }

  private headers({ key, contentType }: Call): Record<string, string> {
    return {
      authorization: `Bearer ${this.token}`,
      ...(key ? { 'idempotency-key': key } : {}),
      ...(contentType ? { 'content-type': contentType } : {}),
    };
  }
}

async function problemIn(answer: Response): Promise<string> {
  return describe((await answer.json().catch(() => ({ title: answer.statusText }))) as Problem);
}

const describe = ({ title, detail, errors = [] }: Problem): string =>
  [title, detail, ...errors.map(({ path, message }) => `${path}: ${message}`)].filter(Boolean).join('; ');
