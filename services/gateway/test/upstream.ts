import { createHash } from 'node:crypto';
import { type Caller, ServiceTokens } from '@mirrorloop/access';
import { LEAVING, takeBodiesAsBytes } from '@mirrorloop/http';
import { buffer } from 'node:stream/consumers';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';

export const SECRET = 'a secret for tests, longer than 32 characters';

/** What a service saw of a request. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string | undefined>;
  readonly bytes: number;
  readonly sha256: string;
  /** Who the gateway says is asking; null without a token that holds for this service. */
  readonly caller: Caller | null;
}

/** A real service on loopback that answers with what it saw. */
export class Upstream {
  readonly app: FastifyInstance = Fastify({ forceCloseConnections: true });
  readonly seen: Seen[] = [];
  ready = true;
  /** It says that it was told to stop. */
  leaving = false;
  /** It can't have the gateway's keys, and so doesn't know whom it may trust. */
  keyless = false;
  /** Requests to `?patient` that have come in. */
  waiting = 0;
  /** Bodies that broke off before their end. */
  brokenOff = 0;
  url = '';

  private tokens = new ServiceTokens(undefined);

  constructor(readonly name: string) {}

  /** Tells it where the gateway is, whose word it takes. */
  trust(gateway: string): void {
    this.tokens = new ServiceTokens(gateway);
  }

  async start(port = 0): Promise<this> {
    takeBodiesAsBytes(this.app);
    this.app.get('/health/ready', async (request, reply) => {
      const why = { consumers: { status: 'down' as const, message: 'a consumer has crashed' } };
      if (this.keyless && request.headers.authorization) return reply.code(503).send({ title: 'No keys' });
      if (!this.ready)
        return reply
          .code(503)
          .send({ status: 'error', details: (await this.callerOf(request.headers)) ? why : undefined });
      return { status: 'ok', details: {} };
    });
    this.app.get('/api/insight/large', (_request, reply) => reply.type('text/csv').send(Buffer.alloc(3_000_000, 'x')));
    await this.app.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, body, done) => done(null, body));
      scope.post('/imports', (request, reply) => this.takeFile(request, reply));
    });
    this.app.all('/*', async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      return this.answer(request, reply, body);
    });
    this.url = await this.app.listen({ host: '127.0.0.1', port });
    return this;
  }

  /** `?hasty` refuses before it has read the body; `?patient` waits for its end, however long that takes. */
  private async takeFile(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (request.url.endsWith('?hasty')) return reply.code(422).send({ title: 'It has no source' });
    if (request.url.endsWith('?patient')) this.waiting += 1;
    const body = await buffer(request.raw).catch(() => undefined);
    if (!body) this.brokenOff += 1;
    return this.answer(request, reply, body ?? Buffer.alloc(0));
  }

  private async answer(request: FastifyRequest, reply: FastifyReply, body: Buffer): Promise<FastifyReply> {
    const headers = request.headers as Seen['headers'];
    const sha256 = createHash('sha256').update(body).digest('hex');
    const seen = {
      method: request.method,
      url: request.url,
      headers,
      bytes: body.length,
      sha256,
      caller: await this.callerOf(headers),
    };
    this.seen.push(seen);
    if (this.leaving) void reply.header(LEAVING, 'true').header('connection', 'close');
    return reply.code(207).header('x-from', this.name).send(seen);
  }

  private callerOf({ authorization }: Record<string, unknown>): Promise<Caller | null> {
    const token = /^Bearer (.+)$/.exec(String(authorization))?.[1] ?? '';
    return this.tokens.verify(token, this.name).catch(() => null);
  }
}
