import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { Allow } from '@mirrorloop/access';
import { CheckedQuery, Sends } from '@mirrorloop/http';
import { Controller, Get, HttpException, type OnModuleInit, Req, Res, UnauthorizedException } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type WebSocket, WebSocketServer } from 'ws';
import { WEB_SOCKET } from './frames.js';
import type { Ending } from './listener.js';
import { type Line, LiveTopics } from './live-topics.js';
import { type LiveQuery, liveQuery, wishOf } from './live-query.js';

interface Upgrade {
  readonly socket: Duplex;
  readonly head: Buffer;
}
const CODES: Record<Ending, number> = { 'too-slow': 1013, 'not-allowed': 1008, stopping: 1001 };
const UPGRADE_REQUIRED = 426;
/** Listeners have nothing to say. */
const MOST_HEARD_BYTES = 1024;

/** The same topics over WebSocket. An upgrade goes through the same door as every other request. */
@Controller('topics')
export class WebSocketController implements OnModuleInit {
  private readonly upgrades = new WeakMap<IncomingMessage, Upgrade>();
  private readonly sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MOST_HEARD_BYTES,
    clientTracking: false,
  });

  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly live: LiveTopics,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    fastify.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.upgrades.set(request, { socket, head });
      socket.on('error', () => socket.destroy());
      fastify.routing(request, responseTo(request, socket));
    });
  }

  @Sends([], 101)
  @Get()
  @Allow('listen to topics')
  async listen(
    @CheckedQuery(liveQuery) query: LiveQuery,
    @Req() { admitted, raw }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!admitted) throw new UnauthorizedException();
    const upgrade = this.upgrades.get(raw);
    if (!upgrade) throw new HttpException('This address speaks WebSocket', UPGRADE_REQUIRED);
    await this.live.listen(admitted, wishOf(query, undefined), this.lineOf(reply, upgrade));
  }

  private lineOf(reply: FastifyReply, { socket, head }: Upgrade): Line {
    let opened: WebSocket | undefined;
    const open = (): Promise<Duplex> => {
      reply.hijack();
      reply.raw.detachSocket(socket as never);
      return new Promise((resolve) => {
        this.sockets.handleUpgrade(reply.request.raw, socket, head, (webSocket) => {
          opened = webSocket.on('error', () => socket.destroy());
          resolve(socket);
        });
        socket.once('close', () => resolve(socket));
      });
    };
    return { format: WEB_SOCKET, open, hangUp: (ending) => opened?.close(CODES[ending], ending) };
  }
}

/** What is refused is answered as HTTP, on the connection that was to become another one. */
function responseTo(request: IncomingMessage, socket: Duplex): ServerResponse {
  const response = new ServerResponse(request);
  response.assignSocket(socket as never);
  response.shouldKeepAlive = false;
  response.on('finish', () => socket.end());
  return response;
}
