import { setTimeout as sleep } from 'node:timers/promises';
import { Allow, type Caller, CurrentCaller, sightOf } from '@mirrorloop/access';
import { JsonBody, pageQuery, CheckedQuery, encodeCursor, decodeCursor, fieldErrors } from '@mirrorloop/http';
import { LooksAt } from '@mirrorloop/audit';
import type { Page, ParkedMessage } from '@mirrorloop/contracts';
import { Clock, NotFound, Unavailable } from '@mirrorloop/kernel';
import {
  type Delivered,
  MAY_LAG_MS,
  messageId,
  type Outcome,
  ParkedMessages,
  type ParkedRow,
  replayBatch,
} from '@mirrorloop/messaging';
import { Controller, Get, HttpCode, Param, Post, type Type } from '@nestjs/common';
import { z } from 'zod';
import { Consumers } from './consumers.js';
import { JobRunner } from './job-runner.js';

const listQuery = pageQuery.extend({ group: z.string().max(200).optional() });
const cursorShape = z.object({ before: z.string().regex(/^\d{1,18}$/) });
/** `data` takes the place of what the message said. */
const correction = z.object({ data: z.unknown().optional() });
const REPLAY_AT_ONCE = 500;
/** Replays pause while their group is behind; an answer is owed after so long. */
const WAITS_MS = 20_000;
const SWEPT = 'This was no message but something whose time had come: mend what it tells of, then replay it as it is.';

/** The parked messages of one service: listed, corrected, replayed one by one or all of a group. */
export function parkedController(service: string): Type {
  @Controller(`api/${service}/parked`)
  class ParkedController {
    constructor(
      private readonly parked: ParkedMessages,
      private readonly consumers: Consumers,
      private readonly jobs: JobRunner,
      private readonly clock: Clock,
    ) {}

    @Allow('see messages')
    @Get()
    @LooksAt('parked message')
    async list(
      @CheckedQuery(listQuery) { cursor, limit, group }: z.output<typeof listQuery>,
      @CurrentCaller() caller: Caller,
    ): Promise<Page<ParkedMessage>> {
      const masked = sightOf(caller, 'see messages').unmasked !== null;
      const before = decodeCursor(cursor, cursorShape)?.before;
      const rows = await this.parked.list({ ...(group ? { group } : {}), ...(before ? { before } : {}), limit });
      const next = rows.length === limit ? encodeCursor({ before: rows.at(-1)!.id }) : null;
      return { items: rows.map((row) => viewOf(row, masked)), next, total: await this.parked.count(group) };
    }

    @Allow('replay messages')
    @Post('replay')
    @HttpCode(200)
    async replayAll(
      @CheckedQuery(z.object({ group: z.string() })) { group }: { group: string },
    ): Promise<Record<string, number>> {
      const counts: Record<string, number> = {};
      let before: string | undefined;
      for (;;) {
        const rows = await this.parked.list({ group, limit: REPLAY_AT_ONCE, ...(before ? { before } : {}) });
        if (rows.length === 0) return counts;
        before = rows.at(-1)!.id;
        await this.untilItKeepsUp(group, counts);
        // Oldest first, as they came.
        for (const { kind } of await this.replayRows(group, [...rows].reverse()))
          counts[kind] = (counts[kind] ?? 0) + 1;
      }
    }

    @Allow('replay messages')
    @Post(':id/replay')
    @HttpCode(200)
    async replay(
      @Param('id') id: string,
      @JsonBody(correction) { data }: z.output<typeof correction>,
    ): Promise<{ outcome: string; reason?: string }> {
      const row = await this.parked.get(id);
      if (!row) throw new NotFound('parked message');
      if (data !== undefined && this.jobs.sweepOf(row.group)) throw fieldErrors([{ path: 'data', message: SWEPT }]);
      const [outcome] = await this.replayRows(row.group, [data === undefined ? row : corrected(row, data)]);
      return { outcome: outcome!.kind, ...(outcome!.kind === 'parked' ? { reason: outcome!.error.message } : {}) };
    }

    /** What comes now goes before what came once. */
    private async untilItKeepsUp(group: string, counts: Readonly<Record<string, number>>): Promise<void> {
      for (const limit = Date.now() + WAITS_MS; await this.consumers.isBehind(group, MAY_LAG_MS); await sleep(500)) {
        if (Date.now() < limit) continue;
        const done = Object.values(counts).reduce((sum, n) => sum + n, 0);
        throw new Unavailable(`${group} is more than 5 s behind: ${done} replayed, the others wait for another try`);
      }
    }

    private replayRows(group: string, rows: readonly ParkedRow[]): Promise<Outcome[]> {
      const sweep = this.jobs.sweepOf(group);
      if (sweep)
        return sweep.replay(
          rows.map(({ message }) => messageId(message)),
          this.clock.now(),
        );
      const handler = this.consumers.handlerOf(group);
      if (!handler) throw new NotFound('handler');
      return replayBatch(
        handler,
        rows.map(({ message }) => message),
        this.consumers.runtime,
      );
    }
  }
  return ParkedController;
}

function corrected(row: ParkedRow, data: unknown): ParkedRow {
  const { envelope } = row.message;
  if (!envelope)
    throw fieldErrors([{ path: 'data', message: 'this message has no envelope, so only its sender can correct it' }]);
  const message: Delivered = { ...row.message, envelope: { ...envelope, data: JSON.stringify(data) } };
  return { ...row, message };
}

const viewOf = (
  { id, group, reason, error, attempts, parkedAt, message }: ParkedRow,
  masked: boolean,
): ParkedMessage => ({
  id,
  group,
  topic: message.topic,
  partition: message.partition,
  position: message.position,
  messageId: message.envelope?.id ?? '',
  type: message.envelope?.type ?? '',
  reason,
  error: masked ? '' : error,
  payload: masked ? '' : (message.envelope?.data ?? message.unreadable ?? ''),
  masked,
  attempts,
  parkedAt: parkedAt.toISOString(),
});
