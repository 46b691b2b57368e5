import type { Transaction } from '@mirrorloop/messaging';
import { sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { SignalsInOrder, type SignalToTell } from '../../features/republish-signals/signals-in-order.js';

interface Row extends Omit<SignalToTell, 'rating' | 'sequence'> {
  value: number | null;
  low: number;
  high: number;
  sequence: string;
}

@Injectable()
export class PostgresSignalsInOrder extends SignalsInOrder {
  async after(cursor: string | null, from: Date | null, limit: number, tx: Transaction): Promise<SignalToTell[]> {
    const [since = null, id = null] = cursor?.split('/') ?? [];
    const rows = await sqlOf(tx).query<Row>(
      `WITH page AS (
         SELECT * FROM signal
         WHERE ($1::timestamptz IS NULL OR (occurred_at, id) > ($1, $2::uuid)) AND ($3::timestamptz IS NULL OR occurred_at >= $3)
         ORDER BY occurred_at, id LIMIT $4),
       numbered AS (
         SELECT id, row_number() OVER (PARTITION BY subject_id ORDER BY recorded_at, id) AS sequence FROM signal
         WHERE subject_id IN (SELECT subject_id FROM page))
       SELECT id AS "signalId", subject_id AS "subjectId", source, channel, channel_as_said AS "channelAsSaid", touchpoint,
         name, occurred_at AS "occurredAt", recorded_at AS "recordedAt", text, rating_value AS value, rating_low AS low,
         rating_high AS high, store, sequence, occurred_at::text AS cursor
       FROM page JOIN numbered USING (id) ORDER BY occurred_at, id`,
      [since, id, from, limit],
    );
    return rows.map(({ value, low, high, sequence, cursor: at, ...row }) => ({
      ...row,
      rating: value === null ? null : { value, low, high },
      sequence: Number(sequence),
      cursor: `${at}/${row.signalId}`,
    }));
  }
}
