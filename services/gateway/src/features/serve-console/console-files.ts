import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GatewayConfig } from '../../gateway-config.js';
import { asksForAPage, unbuiltConsolePage } from '../../pages/pages.js';

/**
 * Scripts and styles only from our own files, and what Mantine writes of its theme at run time, which carries this
 * answer's nonce. Nothing inline, whoever brought it in.
 */
const policyWith = (nonce: string): string =>
  `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; ` +
  "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/** Stands in the console's page where the nonce belongs. */
const NONCE = '__CSP_NONCE__';
/** Addresses under these are never pages of the console. */
const OTHERS = /^\/(api|v1|imports|topics|events|hooks|health|metrics|sign-in|openapi\.json|asyncapi\.json|docs)(\/|$)/;

/** The console: its files as they were built, and its page for every address that a person may have kept. */
@Injectable()
export class ConsoleFiles implements OnModuleInit {
  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly config: GatewayConfig,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    void fastify.register((scope, _options, done) => {
      void scope.register(fastifyStatic, { root: this.config.consoleFolder, serve: false, suppressWarning: true });
      scope.get('/*', (request, reply) => this.serve(request, reply));
      done();
    });
  }

  private get page(): string {
    return path.join(this.config.consoleFolder, 'index.html');
  }

  private serve(request: FastifyRequest, reply: FastifyReply): FastifyReply | Promise<FastifyReply> {
    const asked = new URL(request.url, 'http://console').pathname;
    if (OTHERS.test(asked)) return notHere(reply);
    if (isFile(asked)) return sendFile(reply, asked);
    if (!asksForAPage(request)) return notHere(reply);
    return existsSync(this.page) ? sendPage(reply, this.page) : unbuiltConsolePage(reply);
  }
}

/** The console's addresses have no dot in their last part, but for those that name topics; its files do. */
const isFile = (pathname: string): boolean =>
  path.posix.extname(pathname) !== '' && pathname !== '/index.html' && !pathname.startsWith('/live/');

/** Built files carry a hash of their content in their name, so what a name holds never changes. */
const sendFile = (reply: FastifyReply, pathname: string): FastifyReply =>
  pathname.startsWith('/assets/')
    ? reply.sendFile(pathname, { immutable: true, maxAge: '365d' })
    : reply.sendFile(pathname, { maxAge: 0 });

/** Read for each answer: a nonce holds once, and the page is small. */
async function sendPage(reply: FastifyReply, page: string): Promise<FastifyReply> {
  const nonce = randomBytes(16).toString('base64');
  const html = (await readFile(page, 'utf8')).replaceAll(NONCE, nonce);
  return reply
    .header('content-security-policy', policyWith(nonce))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html);
}

function notHere(reply: FastifyReply): FastifyReply {
  reply.callNotFound();
  return reply;
}
