import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const TRIES = 60;

/** Whoever holds the token file of the data folder, over HTTP. Comes again, as it is told to, while something is away. */
export class Client {
  private readonly token: string;
  constructor(
    readonly url: string,
    dataDir: string,
  ) {
    this.token = fs.readFileSync(path.join(dataDir, 'token'), 'utf8');
  }

  get<T>(place: string): Promise<T> {
    return this.ask<T>(place, {});
  }

  /** What isn't JSON: a file. */
  async bytes(place: string): Promise<Buffer> {
    const response = await fetch(this.url + place, { headers: { authorization: `Bearer ${this.token}` } });
    if (!response.ok) throw new Error(`${place} answered ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  }

  /** A stream of events, from now on. */
  async listen(place: string): Promise<{ said: () => string; end: () => void }> {
    const [ending, text] = [new AbortController(), new TextDecoder()];
    const headers = { authorization: `Bearer ${this.token}` };
    const { body, status } = await fetch(this.url + place, { headers, signal: ending.signal });
    if (status !== 200) throw new Error(`${place} answered ${status}`);
    let said = '';
    const reading = body!.pipeTo(
      new WritableStream({ write: (chunk: Uint8Array) => void (said += text.decode(chunk, { stream: true })) }),
    );
    reading.catch(() => undefined);
    return { said: () => said, end: () => ending.abort() };
  }

  post<T>(place: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
    if (body instanceof FormData) return this.ask<T>(place, { method: 'POST', body, headers });
    return this.postText<T>(place, JSON.stringify(body), 'application/json', headers);
  }

  put<T>(place: string, body: unknown): Promise<T> {
    const headers = { 'content-type': 'application/json' };
    return this.ask<T>(place, { method: 'PUT', body: JSON.stringify(body), headers });
  }

  patch<T>(place: string, body: unknown): Promise<T> {
    const headers = { 'content-type': 'application/json' };
    return this.ask<T>(place, { method: 'PATCH', body: JSON.stringify(body), headers });
  }

  postText<T>(place: string, body: string, type: string, headers: Record<string, string> = {}): Promise<T> {
    return this.ask<T>(place, { method: 'POST', body, headers: { 'content-type': type, ...headers } });
  }

  postBytes<T>(place: string, body: Buffer, type: string): Promise<T> {
    return this.ask<T>(place, { method: 'POST', body: new Uint8Array(body), headers: { 'content-type': type } });
  }

  private async ask<T>(place: string, init: RequestInit, tries = TRIES): Promise<T> {
    const headers = { authorization: `Bearer ${this.token}`, ...(init.headers as Record<string, string>) };
    const response = await fetch(this.url + place, { ...init, headers }).catch((error: Error) =>
      mayComeAgain(error, init),
    );
    if (tries > 0 && (!response || response.status === 503)) {
      await sleep(500);
      return this.ask<T>(place, init, tries - 1);
    }
    const text = await response!.text();
    if (!response!.ok) throw new Error(`${place} answered ${response!.status}: ${text}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }
}

/** Whoever is refused in the middle of a long body may not live to read why; under a key it is safe to come again. */
function mayComeAgain(error: Error, { headers = {} }: RequestInit): undefined {
  if (!('idempotency-key' in headers)) throw error;
}

/** A CSV as POST /imports takes it. */
export function importForm(
  source: string,
  csv: string | readonly string[],
  mapping?: Record<string, string>,
): FormData {
  const form = new FormData();
  form.set('source', source);
  if (mapping) form.set('mapping', JSON.stringify(mapping));
  form.set('file', new Blob([csv].flat(), { type: 'text/csv' }), `${source.replaceAll(/\W+/g, '-')}.csv`);
  return form;
}
