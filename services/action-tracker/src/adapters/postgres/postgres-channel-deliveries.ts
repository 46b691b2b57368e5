import type { ChannelDelivery } from '@mirrorloop/contracts';
import type { Transaction } from '@mirrorloop/messaging';
import { Database, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import {
  ChannelDeliveries,
  type DeliveryPage,
  type DeliveryQuery,
} from '../../features/keep-channels/channel-deliveries.js';

type Instants = { at: Date; nextAt: Date | null; deliveredAt: Date | null };
type Row = Omit<ChannelDelivery, keyof Instants> & Instants & { position: string };

@Injectable()
export class PostgresChannelDeliveries extends ChannelDeliveries {
  constructor(private readonly database: Database) {
    super();
  }

  async of(channelId: string, { state, before, limit }: DeliveryQuery): Promise<DeliveryPage | undefined> {
    const [counted] = await this.database.query<{ total: number }>(COUNT, [channelId, state ?? null]);
    if (!counted) return undefined;
    const values = [channelId, state ?? null, before ?? null, limit + 1];
    const rows = await this.database.query<Row>(LIST, values);
    const shown = rows.slice(0, limit);
    const next = rows.length > limit ? shown.at(-1)!.position : undefined;
    return { items: shown.map(viewOf), next, total: counted.total };
  }

  async replay(channelId: string, deliveryId: string | undefined, now: Date, tx: Transaction) {
    const sql = sqlOf(tx);
    const [channel] = await sql.query<{ ended: boolean }>(HOLD, [channelId]);
    if (!channel) return 'unknown';
    if (channel.ended) return 'ended';
    const [done] = await sql.query<{ replayed: number }>(REPLAY, [channelId, deliveryId ?? null, now]);
    return done!.replayed;
  }
}

const COUNT = `SELECT count(d.delivery_id)::integer AS total FROM channels c
  LEFT JOIN deliveries d ON d.channel_id = c.channel_id AND ($2::text IS NULL OR d.state = $2)
  WHERE c.channel_id = $1 GROUP BY c.channel_id`;

const LIST = `SELECT n.position, d.delivery_id AS id, n.kind, n.title, n.at, d.state, d.attempts, d.why,
    CASE d.state WHEN 'pending' THEN d.next_at END AS "nextAt", d.delivered_at AS "deliveredAt"
  FROM deliveries d JOIN notices n USING (notice_id)
  WHERE d.channel_id = $1 AND ($2::text IS NULL OR d.state = $2) AND ($3::bigint IS NULL OR n.position < $3)
  ORDER BY n.position DESC LIMIT $4`;

/** Held, so that a channel that ends meanwhile fails what is replayed too. */
const HOLD = `SELECT disabled_at IS NOT NULL AS ended FROM channels WHERE channel_id = $1 FOR UPDATE`;

const REPLAY = `WITH again AS (UPDATE deliveries SET state = 'pending', attempts = 0, next_at = $3
    WHERE channel_id = $1 AND state = 'failed' AND ($2::uuid IS NULL OR delivery_id = $2) RETURNING 1)
  SELECT count(*)::integer AS replayed FROM again`;

const viewOf = ({ position: _, at, nextAt, deliveredAt, ...rest }: Row): ChannelDelivery => ({
  ...rest,
  at: at.toISOString(),
  nextAt: nextAt?.toISOString() ?? null,
  deliveredAt: deliveredAt?.toISOString() ?? null,
});
