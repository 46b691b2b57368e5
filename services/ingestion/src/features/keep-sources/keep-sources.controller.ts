import { Allow } from '@mirrorloop/access';
import type { Page, SourceView } from '@mirrorloop/contracts';
import { CheckedQuery, fieldErrors, JsonBody, pageQuery, seenVersion, uuidParam } from '@mirrorloop/http';
import { Clock, NotFound } from '@mirrorloop/kernel';
import { isText } from '@mirrorloop/matching';
import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { channels } from '../../domain/channel.js';
import { newWriteKey } from '../../domain/write-key.js';
import { ChangeWriteKeys } from './change-write-keys.js';
import { SourceBook } from './source-book.js';

const newSource = z.object({
  name: z.string().trim().min(1).max(200).refine(isText, 'has a NUL or half of a character'),
  channel: z.enum(channels).default('other'),
});
const HOUR_MS = 3_600_000;
const LONGEST_HOURS = 30 * 24;
const newKey = z.strictObject({
  version: seenVersion,
  /** How long the keys before it hold on, while senders change to the new one. */
  overlapHours: z.number().min(0).max(LONGEST_HOURS).default(24),
});

@Controller('api/ingestion/sources')
export class KeepSourcesController {
  constructor(
    private readonly book: SourceBook,
    private readonly keys: ChangeWriteKeys,
    private readonly clock: Clock,
  ) {}

  @Allow('see sources')
  @Get()
  list(@CheckedQuery(pageQuery) page: z.output<typeof pageQuery>): Promise<Page<SourceView>> {
    return this.book.list(page, this.clock.now());
  }

  /** The write key is answered here and never again: only its hash is kept. */
  @Allow('keep sources')
  @Post()
  async connect(@JsonBody(newSource) { name, channel }: z.output<typeof newSource>): Promise<SourceView> {
    const key = newWriteKey();
    const source = await this.book.connect(name, channel, key, this.clock.now());
    if (!source) throw fieldErrors([{ path: 'name', message: 'there is a source of this name already' }]);
    return { ...source, writeKey: key.secret };
  }

  /** Another write key, answered here and never again. Whoever was first meanwhile is not undone: 412. */
  @Allow('keep sources')
  @Post(':id/keys')
  async addKey(
    @Param('id') id: string,
    @JsonBody(newKey) { version, overlapHours }: z.output<typeof newKey>,
  ): Promise<SourceView> {
    if (!uuidParam.safeParse(id).success) throw new NotFound('source');
    return this.keys.add(id, version, overlapHours * HOUR_MS);
  }

  /** Refused within seconds everywhere (`WriteKeys`). */
  @Allow('keep sources')
  @Delete(':id/keys/:keyId')
  @HttpCode(204)
  async revokeKey(@Param('id') id: string, @Param('keyId') keyId: string): Promise<void> {
    if (![id, keyId].every((each) => uuidParam.safeParse(each).success)) throw new NotFound('write key');
    await this.keys.revoke(id, keyId);
  }
}
