import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import type { ChannelKind } from '../../domain/channel.js';
import {
  type Attempted,
  Deliveries,
  type Delivery,
  IN_HAND_MS,
  type NoticeToSend,
} from '../../features/deliver-notices/deliveries.js';
import { OWNER_OF_NOTICE } from './notice-rows.js';

type TakenRow = Omit<NoticeToSend, 'kind'> & {
  delivery_id: string;
  attempts: number;
  email: string | null;
  language: Delivery['language'];
  time_zone: string;
  notice_kind: NoticeToSend['kind'];
  channel_id: string | null;
  channel_kind: ChannelKind | null;
  name: string;
  url: string;
  secrets: string[];
};

@Injectable()
export class PostgresDeliveries extends Deliveries {
  constructor(private readonly database: Database) {
    super();
  }

  async take(now: Date, until: Date, limit: number): Promise<Delivery[]> {
    const rows = await this.database.query<TakenRow>(TAKE, [now, until, limit]);
    return rows.map(deliveryOf);
  }

  async record(attempted: readonly Attempted[], now: Date): Promise<void> {
    if (attempted.length === 0) return;
    const gone = attempted.filter(({ answer, delivery }) => answer.kind === 'gone' && delivery.channel);
    await this.database.query(RECORD, [
      attempted.map(({ delivery }) => delivery.deliveryId),
      attempted.map(({ standing }) => standing.state),
      attempted.map(({ standing }) => standing.nextAt),
      attempted.map(({ standing }) => standing.why),
      now,
    ]);
    const back = attempted.filter(({ answer, delivery: { email, attempts } }) => {
      return answer.kind === 'delivered' && email !== null && attempts > 1;
    });
    if (back.length > 0) {
      const mailboxes = [...new Set(back.map(({ delivery }) => delivery.email))];
      await this.database.query(HASTEN, [mailboxes, now, new Date(now.getTime() + IN_HAND_MS)]);
    }
    if (gone.length > 0)
      await this.database.query(DISABLE, [gone.map(({ delivery }) => delivery.channel!.channelId), now]);
  }
}

/** An attempt counts when it begins: one that kills whoever makes it isn't made for ever. */
const TAKE = `WITH earliest AS (
    SELECT delivery_id, email, attempts FROM deliveries WHERE state = 'pending' AND next_at <= $1
    ORDER BY next_at, delivery_id LIMIT $3 FOR UPDATE SKIP LOCKED),
  late AS (
    SELECT delivery_id FROM deliveries WHERE state = 'pending' AND next_at <= $1 AND attempts > 0
      AND email IN (SELECT email FROM earliest WHERE attempts > 0) FOR UPDATE SKIP LOCKED),
  due AS (SELECT delivery_id FROM earliest UNION SELECT delivery_id FROM late),
  taken AS (UPDATE deliveries d SET next_at = $2, attempts = attempts + 1 FROM due
    WHERE d.delivery_id = due.delivery_id RETURNING d.*)
  SELECT t.delivery_id, t.attempts, t.email, t.language, t.time_zone, t.channel_id, c.kind AS channel_kind, c.name, c.url, c.secrets,
    n.kind AS notice_kind, n.action_id AS "actionId", n.case_id AS "caseId",
    n.meeting_id AS "meetingId", n.minutes, n.text, n.calendar, n.reason, n.since, n.title,
    ${OWNER_OF_NOTICE}, n.deadline, n.at, n.to_name AS "to", n.times, n.cost
  FROM taken t JOIN notices n USING (notice_id)
    LEFT JOIN channels c ON c.channel_id = t.channel_id AND c.disabled_at IS NULL
  ORDER BY n.at, t.delivery_id`;

const RECORD = `UPDATE deliveries d SET state = a.state, next_at = a.next_at, why = a.why,
    delivered_at = CASE a.state WHEN 'delivered' THEN $5::timestamptz END
  FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[]) AS a (delivery_id, state, next_at, why)
  WHERE d.delivery_id = a.delivery_id AND d.state = 'pending'`;

/** What waits for another time than it is in hand until. */
const HASTEN = `UPDATE deliveries SET next_at = $2
  WHERE state = 'pending' AND attempts > 0 AND email = ANY($1::text[]) AND next_at > $3`;

/** What still waits for a channel that is gone fails with it, and is shown to have. */
const DISABLE = `WITH gone AS (UPDATE channels SET disabled_at = $2, disabled_why = 'The receiver answered 410'
    WHERE channel_id = ANY($1::uuid[]) AND disabled_at IS NULL RETURNING channel_id)
  UPDATE deliveries d SET state = 'failed', why = 'The receiver of the channel is gone' FROM gone
  WHERE d.channel_id = gone.channel_id AND d.state = 'pending'`;

function deliveryOf(row: TakenRow): Delivery {
  const { channel_id: channelId, channel_kind: kind, name, url, secrets } = row;
  const { actionId, caseId, meetingId, title, owner, ownerId, ownerName } = row;
  const { deadline, at, to, times, cost, reason, since, minutes, text, calendar } = row;
  return {
    deliveryId: row.delivery_id,
    attempts: row.attempts,
    email: row.email,
    language: row.language,
    timeZone: row.time_zone,
    channel: channelId && kind ? { channelId, kind, name, url, secrets } : null,
    notice: {
      ...{ kind: row.notice_kind, actionId, caseId, meetingId, title, owner, ownerId, ownerName, deadline, at },
      ...{ to, times, cost, reason, since, minutes, text, calendar },
    },
  };
}
