import fs from 'node:fs';
import path from 'node:path';

/** Whoever holds the token file of the data folder, over HTTP. */
export class Client {
  private readonly token: string;
  constructor(
    readonly url: string,
    dataDir: string,
  ) {
    this.token = fs.readFileSync(path.join(dataDir, 'token'), 'utf8');
  }

  async get<T>(place: string): Promise<T> {
    return this.answer<T>(await fetch(this.url + place, { headers: this.headers() }));
  }

  async post<T>(place: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
    const sent = body instanceof FormData ? { body } : { body: JSON.stringify(body) };
    const type: Record<string, string> = body instanceof FormData ? {} : { 'content-type': 'application/json' };
    return this.answer<T>(
      await fetch(this.url + place, { method: 'POST', headers: { ...this.headers(), ...type, ...headers }, ...sent }),
    );
  }

  async postText<T>(place: string, body: string, type: string): Promise<T> {
    return this.answer<T>(
      await fetch(this.url + place, { method: 'POST', headers: { ...this.headers(), 'content-type': type }, body }),
    );
  }

  private headers = (): Record<string, string> => ({ authorization: `Bearer ${this.token}` });

  private async answer<T>(response: Response): Promise<T> {
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }
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
