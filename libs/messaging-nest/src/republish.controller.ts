import { Allow, type Caller, CurrentCaller } from '@mirrorloop/access';
import type { Republished } from '@mirrorloop/contracts';
import { CheckedQuery, decodeCursor, encodeCursor, fieldErrors } from '@mirrorloop/http';
import { Clock, derivedId, Unavailable } from '@mirrorloop/kernel';
import { type Envelope, Outbox, published, Transactions, UnsentEvents } from '@mirrorloop/messaging';
import { Controller, ForbiddenException, HttpCode, Post, type Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { z } from 'zod';
import { Republisher, type ToldAgain } from './republish.js';

const query = z.object({
  topic: z.string().min(1),
  /** One for all pages of a run. A page asked for again under it is told under the same ids. */
  run: z.uuid(),
  after: z.string().optional(),
  from: z.iso.date().or(z.iso.datetime()).optional(),
});
const cursorShape = z.object({ after: z.string().max(200) });
const LIMIT = 1_000;
/** The log is behind: more would keep fresh signals waiting. */
const PATIENCE_MS = 5_000;

/** `POST /api/<service>/republish`: one page of a topic into the outbox; whoever asks goes on with `next`. */
export function republishController(service: string): Type {
  @Allow('replay messages')
  @Controller(`api/${service}/republish`)
  class RepublishController {
    constructor(
      private readonly discovery: DiscoveryService,
      private readonly transactions: Transactions,
      private readonly outbox: Outbox,
      private readonly unsent: UnsentEvents,
      private readonly clock: Clock,
    ) {}

    @Post()
    @HttpCode(200)
    async republish(
      @CurrentCaller() caller: Caller,
      @CheckedQuery(query) { topic, run, after, from }: z.output<typeof query>,
    ): Promise<Republished> {
      if (caller.kind !== 'machine') throw new ForbiddenException('Only the command line may do this');
      const republisher = this.republisherOf(topic);
      if (from && !republisher.dated) throw fieldErrors([{ path: 'from', message: `${topic} tells of no times` }]);
      if ((await this.unsent.ageOfOldestMs()) > PATIENCE_MS)
        throw new Unavailable('what was told before is still on its way');
      return this.transactions.run(async (tx) => {
        const wanted = {
          after: decodeCursor(after, cursorShape)?.after ?? null,
          from: from ? new Date(from) : null,
          limit: LIMIT,
        };
        const { told, next } = await republisher.page(wanted, tx);
        await this.outbox.append(this.envelopesOf(told, run), tx);
        return { published: told.length, next: next === null ? null : encodeCursor({ after: next }) };
      });
    }

    private republisherOf(topic: string): Republisher {
      const known = this.discovery
        .getProviders()
        .flatMap(({ instance }) => (instance instanceof Republisher ? [instance] : []));
      const found = known.find((republisher) => republisher.topic === topic);
      if (found) return found;
      const topics = known.map((republisher) => republisher.topic).join(', ') || 'none';
      throw fieldErrors([{ path: 'topic', message: `${service} can tell these topics again: ${topics}` }]);
    }

    private envelopesOf(told: readonly ToldAgain[], run: string): Envelope[] {
      const now = this.clock.now();
      return told.flatMap(({ id, event, correlationId, at = now }) =>
        published(`${service}.republish`, { id: derivedId(run, id), correlationId }, [event], at),
      );
    }
  }
  return RepublishController;
}
