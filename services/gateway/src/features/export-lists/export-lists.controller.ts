import { Readable } from 'node:stream';
import { Allow, type Caller, CurrentCaller } from '@mirrorloop/access';
import { LooksAt } from '@mirrorloop/audit';
import { CheckedQuery, csvPages, fieldErrors, Sends } from '@mirrorloop/http';
import { Controller, Get, Req, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { WhatServicesSay } from '../../described/what-services-say.js';
import { type List, listNamed, listsOf } from './lists.js';
import { ListPages } from './list-pages.js';

/** The rest is the list's own filter. */
const query = z.looseObject({
  list: z.string().min(1).max(300),
  format: z.enum(['csv', 'ndjson']).default('csv'),
});
const OWN = new Set(['list', 'format', 'cursor', 'limit']);

/** Any list as a file. */
@Allow('be signed in')
@Controller('api/gateway/export')
export class ExportListsController {
  constructor(
    private readonly services: WhatServicesSay,
    private readonly lists: ListPages,
  ) {}

  /** The whole of a list as CSV or NDJSON, with the list's own filters; as much of it as the list shows to who asks. */
  @Sends(['text/csv', 'application/x-ndjson'], 200)
  @LooksAt('export')
  @Get()
  async export(
    @CheckedQuery(query) { list: asked, format }: z.output<typeof query>,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
  ): Promise<StreamableFile> {
    const { columns } = this.named(asked, listsOf(await this.services.ask(caller)));
    const pages = await begun(this.lists.of(`/api/${asked}`, filterIn(request.url), request));
    const name = `${asked.split('/').at(-1)}.${format}`;
    return format === 'csv'
      ? fileOf(csvPages(pages, columns), name, 'text/csv; charset=utf-8')
      : fileOf(linesOf(pages), name, 'application/x-ndjson');
  }

  private named(asked: string, lists: readonly List[]): List {
    const list = listNamed(lists, asked);
    if (list) return list;
    const names = lists.map(({ name }) => name).sort();
    throw fieldErrors([{ path: 'list', message: `is none of ${names.join(', ')}` }]);
  }
}

function filterIn(url: string): URLSearchParams {
  const asked = new URLSearchParams(url.split('?')[1] ?? '');
  for (const name of OWN) asked.delete(name);
  return asked;
}

/** The first page before anything is answered, so that a refusal is one and no file that breaks off. */
async function begun<T>(pages: AsyncGenerator<T>): Promise<AsyncGenerator<T>> {
  const first = await pages.next();
  return (async function* () {
    if (!first.done) yield first.value;
    yield* pages;
  })();
}

async function* linesOf(pages: AsyncIterable<readonly unknown[]>): AsyncGenerator<string> {
  for await (const page of pages) yield page.map((item) => `${JSON.stringify(item)}\n`).join('');
}

const fileOf = (content: AsyncIterable<string>, name: string, type: string): StreamableFile =>
  new StreamableFile(Readable.from(content), { type, disposition: `attachment; filename="${name}"` });
