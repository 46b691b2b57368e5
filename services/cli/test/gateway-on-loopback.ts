import multipart from '@fastify/multipart';
import type { ImportView } from '@mirrorloop/contracts';
import Fastify, { type FastifyInstance } from 'fastify';

export const TOKEN = 'a-token-for-tests';
export interface Uploaded {
  fields: Record<string, string>;
  fileName: string;
  content: string;
}

export const importView = (change: Partial<ImportView> = {}): ImportView => ({
  id: 'import-1',
  source: 'web shop',
  fileName: 'signals.csv',
  bytes: 10,
  state: 'done',
  refusal: null,
  rows: { read: 3, accepted: 1, duplicate: 1, failed: 1 },
  reasons: [{ code: 'bad_time', message: 'the time can’t be read', count: 1 }],
  columns: {},
  acceptedAt: '2026-11-20T08:00:00Z',
  finishedAt: null,
  ...change,
});

/** A server that speaks as the gateway does, with the answers a test gives it. */
export class GatewayOnLoopback {
  readonly app: FastifyInstance = Fastify();
  readonly uploads: Uploaded[] = [];
  readonly posted: { url: string; type: string; body: string }[] = [];
  address = '';

  async start(): Promise<void> {
    await this.app.register(multipart);
    this.app.addContentTypeParser('text/csv', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    this.app.addHook('onRequest', async ({ headers }, reply) => {
      if (headers.authorization !== `Bearer ${TOKEN}`)
        await reply.code(401).send({ title: 'Sign in first', status: 401 });
    });
    this.app.addHook('preHandler', async ({ url, method, headers, body }) => {
      if (method !== 'POST' || url === '/imports') return;
      const text = typeof body === 'string' ? body : JSON.stringify(body ?? null);
      this.posted.push({ url, type: headers['content-type'] ?? '', body: text });
    });
    this.address = await this.app.listen({ host: '127.0.0.1', port: 0 });
  }

  /** Takes uploads, and answers each question after them with the next of the views. */
  takesImports(accepted: ImportView, ...later: ImportView[]): void {
    this.app.post('/imports', async (request, reply) => {
      const fields: Record<string, string> = {};
      for await (const part of request.parts()) {
        if (part.type === 'field') fields[part.fieldname] = String(part.value);
        else this.uploads.push({ fields, fileName: part.filename, content: (await part.toBuffer()).toString() });
      }
      return reply.code(202).send(accepted);
    });
    this.app.get('/imports/:id', async () => (later.length > 1 ? later.shift() : later[0]));
  }
}
