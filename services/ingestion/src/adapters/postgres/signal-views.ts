import type { Page, SignalView } from '@mirrorloop/contracts';
import { NotFound } from '@mirrorloop/kernel';
import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type SignalQuery, SignalViews } from '../../features/list-signals/signal-views.js';
import { asUuid, exactly, pageOf, placeOf } from './paged.js';

export const SIGNAL_COLUMNS = `s.id, s.subject_id, u.customer_id, s.source, s.channel, s.channel_as_said, s.touchpoint, s.name,
  s.occurred_at, s.recorded_at, s.text, s.rating_value, s.rating_low, s.rating_high, s.store, ${exactly('s.occurred_at')} AS at`;

@Injectable()
export class PostgresSignalViews extends SignalViews {
  constructor(private readonly database: Database) {
    super();
  }

  async view(id: string): Promise<SignalView> {
    const [row] = await this.database.query<SignalRow>(
      `SELECT ${SIGNAL_COLUMNS} FROM signal s JOIN subject u ON u.id = s.subject_id WHERE s.id = $1`,
      [asUuid(id)],
    );
    if (!row) throw new NotFound('signal');
    return signalView(row);
  }

  async list({ cursor, limit, source, channel, touchpoint }: SignalQuery): Promise<Page<SignalView>> {
    const { at, id } = placeOf(cursor);
    const filters = [source ?? null, channel ?? null, touchpoint ?? null];
    const rows = await this.database.query<SignalRow>(
      `SELECT ${SIGNAL_COLUMNS} FROM (
         SELECT * FROM signal WHERE (occurred_at, id) < ($1, $2)
           AND ($4::text IS NULL OR source = $4) AND ($5::text IS NULL OR channel = $5) AND ($6::text IS NULL OR touchpoint = $6)
         ORDER BY occurred_at DESC, id DESC LIMIT $3) s
       JOIN subject u ON u.id = s.subject_id ORDER BY s.occurred_at DESC, s.id DESC`,
      [at, id, limit, ...filters],
    );
    return pageOf(rows, { limit, total: await this.total(filters), view: signalView });
  }

  private async total(filters: readonly (string | null)[]): Promise<number> {
    const [row] = await this.database.query<{ n: string }>(
      `SELECT coalesce(sum(signals), 0) AS n FROM signal_count
       WHERE ($1::text IS NULL OR source = $1) AND ($2::text IS NULL OR channel = $2) AND ($3::text IS NULL OR touchpoint = $3)`,
      filters,
    );
    return Number(row!.n);
  }
}

export interface SignalRow {
  id: string;
  at: string;
  subject_id: string;
  customer_id: string | null;
  source: string;
  channel: SignalView['channel'];
  channel_as_said: string;
  touchpoint: string;
  name: string;
  occurred_at: Date;
  recorded_at: Date;
  text: string | null;
  rating_value: number | null;
  rating_low: number;
  rating_high: number;
  store: string | null;
}

export const signalView = (row: SignalRow): SignalView => ({
  id: row.id,
  subjectId: row.subject_id,
  customerId: row.customer_id,
  source: row.source,
  channel: row.channel,
  channelAsSaid: row.channel_as_said,
  touchpoint: row.touchpoint,
  name: row.name,
  occurredAt: row.occurred_at.toISOString(),
  recordedAt: row.recorded_at.toISOString(),
  text: row.text,
  rating: row.rating_value === null ? null : { value: row.rating_value, low: row.rating_low, high: row.rating_high },
  store: row.store,
});
