import { ADMINISTRATES, OneKeyPair } from '@mirrorloop/access';
import type { ImportView, Page, SourceView } from '@mirrorloop/contracts';
import type { MailSettings } from '@mirrorloop/mailing';
import { type ServiceConfig, startService } from '@mirrorloop/messaging-nest';
import { Database } from '@mirrorloop/messaging-postgres';
import { eventually, testDatabase } from '@mirrorloop/testing';
import { IngestionModule } from '../src/ingestion.module.js';

const serviceSecret = 'only-for-tests-only-for-tests-only-for-tests';

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

/** The service on a database of its own, and a caller the gateway let in. */
export async function runIngestion({
  config: more = {},
  mail,
}: { config?: Partial<ServiceConfig>; mail?: MailSettings } = {}) {
  const database = await testDatabase();
  const tokens = new OneKeyPair();
  const config = {
    databaseUrl: database.url,
    log: 'postgres' as const,
    kafkaBrokers: [],
    host: '127.0.0.1',
    port: 0,
    serviceSecret,
    gatewayKeys: tokens.gatewayKeys,
    quiet: true,
    ...more,
  };
  const service = await startService('ingestion', IngestionModule.register(config, { mail }), config);

  const call = async <T = Record<string, unknown>>(
    method: string,
    path: string,
    init: RequestInit = {},
    kind: 'person' | 'machine' = 'person',
  ): Promise<Answer<T>> => {
    const token = await tokens.sign({ id: 'p1', name: 'Mara Keller', kind, grants: ADMINISTRATES }, 'ingestion');
    const headers = { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string> | undefined) };
    const answer = await fetch(service.url + path, { ...init, method, headers });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: (text ? JSON.parse(text) : {}) as T };
  };
  const get = async <T>(path: string): Promise<T> => (await call<T>('GET', path)).body;
  /** As a machine: to people, what failed is shown for a reason alone. */
  const list = async <T>(path: string): Promise<Page<T>> => (await call<Page<T>>('GET', path, {}, 'machine')).body;

  return {
    url: service.url,
    databaseUrl: database.url,
    service,
    database: service.app.get(Database),
    call,
    get,
    list,
    close: () => service.close().then(database.drop),
    /** @returns its write key */
    newSource: async (name: string, channel = 'web'): Promise<string> =>
      (await call<SourceView>('POST', '/api/ingestion/sources', { body: JSON.stringify({ name, channel }) })).body
        .writeKey!,
    /** Sends to intake as a source does. */
    send: (path: string, key: string | undefined, body: string | Uint8Array, headers: Record<string, string> = {}) =>
      call<{
        success?: true;
        failed?: { path: string; code: string; message: string }[];
        detail?: string;
        title?: string;
      }>('POST', path, {
        body: body as RequestInit['body'],
        headers: {
          'content-type': 'application/json',
          ...headers,
          authorization: key ? `Basic ${Buffer.from(`${key}:`).toString('base64')}` : '',
        },
      }),
    upload: (
      source: string,
      file: string | Buffer,
      fields: Record<string, string> = {},
      headers: Record<string, string> = {},
    ) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ source, ...fields })) form.set(name, value);
      form.set('file', new Blob([file as Uint8Array<ArrayBuffer>]), 'feedback.csv');
      return call<ImportView>('POST', '/imports', { body: form, headers });
    },
    finished: (id: string, withinMs = 60_000): Promise<ImportView> =>
      eventually(
        async () => {
          const view = await get<ImportView>(`/imports/${id}`);
          return ['done', 'refused'].includes(view.state) && view;
        },
        { withinMs, missing: `the end of import ${id}` },
      ),
  };
}
export type Running = Awaited<ReturnType<typeof runIngestion>>;
