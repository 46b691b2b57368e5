import { Allow } from '@mirrorloop/access';
import type { ChannelDelivery, Page } from '@mirrorloop/contracts';
import { CheckedQuery, decodeCursor, encodeCursor, pageQuery, uuidParam } from '@mirrorloop/http';
import { Clock, NotFound, Rejected } from '@mirrorloop/kernel';
import { Transactions } from '@mirrorloop/messaging';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { ChannelDeliveries } from './channel-deliveries.js';

const query = pageQuery.extend({ state: z.enum(['pending', 'delivered', 'failed']).optional() });
const place = z.object({ before: z.string().regex(/^\d{1,18}$/) });
const ENDED = 'Nothing goes there any more: register the address anew, and what comes from then on goes to it.';
const isId = (id: string): boolean => uuidParam.safeParse(id).success;

/** What became of each notice on its way to a channel. */
@Allow('keep escalation policies')
@Controller('api/action-tracker/channels/:id/deliveries')
export class ChannelDeliveriesController {
  constructor(
    private readonly deliveries: ChannelDeliveries,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Newest first, with the reason of the last try that failed. */
  @Get()
  async list(
    @Param('id') id: string,
    @CheckedQuery(query) { state, cursor, limit }: z.output<typeof query>,
  ): Promise<Page<ChannelDelivery>> {
    const before = decodeCursor(cursor, place)?.before;
    const page = isId(id) ? await this.deliveries.of(id, { state, before, limit }) : undefined;
    if (!page) throw new NotFound('There is no such channel');
    const { items, next, total } = page;
    return { items: [...items], next: next ? encodeCursor({ before: next }) : null, total };
  }

  /** Everything that failed is sent again, under the ids it had. */
  @Post('replay')
  @HttpCode(200)
  replayAll(@Param('id') id: string): Promise<{ replayed: number }> {
    return this.replayed(id, undefined);
  }

  @Post(':deliveryId/replay')
  @HttpCode(200)
  async replay(@Param('id') id: string, @Param('deliveryId') deliveryId: string): Promise<{ replayed: number }> {
    const done = isId(deliveryId) ? await this.replayed(id, deliveryId) : { replayed: 0 };
    if (done.replayed === 0) throw new NotFound('There is no such delivery that failed');
    return done;
  }

  private async replayed(id: string, deliveryId: string | undefined): Promise<{ replayed: number }> {
    if (!isId(id)) throw new NotFound('There is no such channel');
    const now = this.clock.now();
    const replayed = await this.transactions.run((tx) => this.deliveries.replay(id, deliveryId, now, tx));
    if (replayed === 'unknown') throw new NotFound('There is no such channel');
    if (replayed === 'ended') throw new Rejected('The channel has ended', [{ path: 'id', message: ENDED }]);
    return { replayed };
  }
}
