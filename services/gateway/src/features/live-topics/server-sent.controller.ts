import type { Duplex } from 'node:stream';
import { Allow } from '@mirrorloop/access';
import { CheckedQuery, Sends } from '@mirrorloop/http';
import { Controller, Get, Headers, Req, Res, UnauthorizedException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Format, SERVER_SENT } from './frames.js';
import { gzipped, takesGzip } from './gzip.js';
import { type Line, LiveTopics } from './live-topics.js';
import { type LiveQuery, liveQuery, wishOf } from './live-query.js';

const PACKED = gzipped(SERVER_SENT);

/** Topics as server-sent events, which any browser's EventSource reads. */
@Controller('topics/events')
export class ServerSentController {
  constructor(private readonly live: LiveTopics) {}

  @Sends(['text/event-stream'], 200)
  @Get()
  @Allow('listen to topics')
  async listen(
    @CheckedQuery(liveQuery) query: LiveQuery,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Headers('accept-encoding') accepted: string | undefined,
    @Req() { admitted }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!admitted) throw new UnauthorizedException();
    await this.live.listen(
      admitted,
      wishOf(query, lastEventId),
      lineOf(reply, takesGzip(accepted) ? PACKED : SERVER_SENT),
    );
  }
}

/**
 * The bytes go past the response to its socket, so that they are the same for all who listen. The answer ends with its
 * connection, and so has no chunks: the proxies that speak HTTP/1.0 pass it on as well.
 */
function lineOf(reply: FastifyReply, format: Format): Line {
  const { raw } = reply;
  let socket: Duplex;
  const open = (): Promise<Duplex> => {
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
    raw.removeHeader('transfer-encoding');
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      ...(format.encoding && { 'content-encoding': format.encoding }),
      vary: 'accept-encoding',
      'x-accel-buffering': 'no',
      connection: 'close',
    });
    raw.flushHeaders();
    socket = raw.socket!;
    raw.socket!.setNoDelay(true).setKeepAlive(true, 30_000);
    socket.write(format.head);
    return Promise.resolve(socket);
  };
  return { format, open, hangUp: () => socket.end() };
}
