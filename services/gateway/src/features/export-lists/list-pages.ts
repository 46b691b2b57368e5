import { setTimeout as rest } from 'node:timers/promises';
import type { Page, Problem } from '@mirrorloop/contracts';
import { HttpException, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** The most a list gives at once. */
const LIMIT = '200';
const TRIES = 20;
const WAIT_S = 1;
/** It says how long to wait: too many requests, or something that is away. */
const COMES_AGAIN = new Set([429, 503]);
const NOT_PASSED_ON = new Set([
  'authorization',
  'accept-encoding',
  'content-length',
  'content-type',
  'range',
  'if-none-match',
]);

/**
 * Page after page of a list, each asked for at our own door as whoever asks for the file: who may, what they see of it,
 * what is masked and what the trail says of it are then what they are for the list, at each page anew.
 */
@Injectable()
export class ListPages {
  constructor(private readonly adapter: HttpAdapterHost) {}

  async *of(path: string, filter: URLSearchParams, request: FastifyRequest): AsyncGenerator<readonly unknown[]> {
    let cursor: string | undefined;
    do {
      const query = new URLSearchParams(filter);
      query.set('limit', LIMIT);
      if (cursor) query.set('cursor', cursor);
      const page: Page<unknown> = await this.page(`${path}?${query}`, request);
      yield page.items;
      // One thing's own items, as a meeting's, have no pages: what is next there is another thing.
      cursor = typeof page.next === 'string' ? page.next : undefined;
    } while (cursor);
  }

  private async page(url: string, request: FastifyRequest, tries = TRIES): Promise<Page<unknown>> {
    const fastify = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !NOT_PASSED_ON.has(name)));
    if (request.shown) headers['authorization'] = request.shown;
    const answer = await fastify.inject({ method: 'GET', url, headers, remoteAddress: request.ip });
    if (answer.statusCode === 200) return answer.json<Page<unknown>>();
    if (tries > 1 && COMES_AGAIN.has(answer.statusCode)) {
      await rest(1000 * Number(answer.headers['retry-after'] ?? WAIT_S));
      return this.page(url, request, tries - 1);
    }
    const { detail, title } = answer.json<Problem>();
    throw new HttpException(detail ?? title, answer.statusCode);
  }
}
