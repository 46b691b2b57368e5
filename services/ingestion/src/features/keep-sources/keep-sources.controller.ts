import { Allow } from '@mirrorloop/access';
import { randomBytes } from 'node:crypto';
import type { Page, SourceView } from '@mirrorloop/contracts';
import { CheckedQuery, fieldErrors, JsonBody, pageQuery } from '@mirrorloop/http';
import { Clock } from '@mirrorloop/kernel';
import { isText } from '@mirrorloop/matching';
import { Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { channels } from '../../domain/channel.js';
import { hashOfKey } from '../../domain/sources.js';
import { SourceBook } from './source-book.js';

const newSource = z.object({
  name: z.string().trim().min(1).max(200).refine(isText, 'has a NUL or half of a character'),
  channel: z.enum(channels).default('other'),
});
const KEY_BYTES = 32;

@Controller('api/ingestion/sources')
export class KeepSourcesController {
  constructor(
    private readonly book: SourceBook,
    private readonly clock: Clock,
  ) {}

  @Allow('see sources')
  @Get()
  list(@CheckedQuery(pageQuery) page: z.output<typeof pageQuery>): Promise<Page<SourceView>> {
    return this.book.list(page);
  }

  /** The write key is answered here and never again: only its hash is kept. */
  @Allow('keep sources')
  @Post()
  async connect(@JsonBody(newSource) { name, channel }: z.output<typeof newSource>): Promise<SourceView> {
    const writeKey = `wk_${randomBytes(KEY_BYTES).toString('base64url')}`;
    const source = await this.book.connect(name, channel, hashOfKey(writeKey), this.clock.now());
    if (!source) throw fieldErrors([{ path: 'name', message: 'there is a source of this name already' }]);
    return { ...source, writeKey };
  }
}
