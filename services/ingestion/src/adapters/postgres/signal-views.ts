import { liesIn, type Sight } from '@mirrorloop/access';
import type { Page, SignalView } from '@mirrorloop/contracts';
import { NotFound } from '@mirrorloop/kernel';
import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type SignalQuery, SignalViews } from '../../features/list-signals/signal-views.js';
import { asUuid, exactly, pageOf, placeOf } from './paged.js';

/** Where `customer c` lies. */
export const CUSTOMER_STORE = 'c.store';

/** Signals `s` that lie in stores `$1`: null is everything, which leaves the plan as it would be without. */
export const SIGNAL_IN_SIGHT = `($1::text[] IS NULL OR s.store = ANY($1) OR s.store IS NULL AND s.subject_id IN (
  SELECT theirs.id FROM customer c JOIN subject theirs ON theirs.customer_id = c.id
  WHERE c.merged_into IS NULL AND ${CUSTOMER_STORE} = ANY($1)))`;

export const SIGNAL_COLUMNS = `s.id, s.subject_id, u.customer_id, s.source, s.channel, s.channel_as_said, s.touchpoint, s.name,
  s.occurred_at, s.recorded_at, s.text, s.rating_value, s.rating_low, s.rating_high, s.store,
  coalesce(s.store, (SELECT ${CUSTOMER_STORE} FROM customer c WHERE c.id = u.customer_id)) AS lies_in, ${exactly('s.occurred_at')} AS at`;

const FILTERS = `($2::text IS NULL OR source = $2) AND ($3::text IS NULL OR channel = $3) AND ($4::text IS NULL OR touchpoint = $4)`;

@Injectable()
export class PostgresSignalViews extends SignalViews {
  constructor(private readonly database: Database) {
    super();
  }

  async view(id: string, sight: Sight): Promise<SignalView> {
    const [row] = await this.database.query<SignalRow>(
      `SELECT ${SIGNAL_COLUMNS} FROM signal s JOIN subject u ON u.id = s.subject_id WHERE s.id = $1`,
      [asUuid(id)],
    );
    if (!row || !liesIn(sight.seen, row.lies_in)) throw new NotFound('signal');
    return signalView(row, sight);
  }

  async list({ cursor, limit, source, channel, touchpoint }: SignalQuery, sight: Sight): Promise<Page<SignalView>> {
    const { at, id } = placeOf(cursor);
    const filters = [sight.seen, source ?? null, channel ?? null, touchpoint ?? null];
    const rows = await this.database.query<SignalRow>(
      `SELECT ${SIGNAL_COLUMNS} FROM (
         SELECT * FROM signal s WHERE ${FILTERS} AND ${SIGNAL_IN_SIGHT} AND (occurred_at, id) < ($5, $6)
         ORDER BY occurred_at DESC, id DESC LIMIT $7) s
       JOIN subject u ON u.id = s.subject_id ORDER BY s.occurred_at DESC, s.id DESC`,
      [...filters, at, id, limit],
    );
    const total = sight.seen ? await this.counted(filters) : await this.known(filters);
    return pageOf(rows, { limit, total, view: (row) => signalView(row, sight) });
  }

  private async known(filters: readonly unknown[]): Promise<number> {
    const [row] = await this.database.query<{ n: string }>(
      `SELECT coalesce(sum(signals), 0) AS n FROM signal_count WHERE $1::text[] IS NULL AND ${FILTERS}`,
      filters,
    );
    return Number(row!.n);
  }

  private async counted(filters: readonly unknown[]): Promise<number> {
    const [row] = await this.database.query<{ n: string }>(
      `SELECT count(*) AS n FROM signal s WHERE ${FILTERS} AND ${SIGNAL_IN_SIGHT}`,
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
  lies_in: string | null;
}

export const signalView = (row: SignalRow, sight: Sight): SignalView => ({
  ...wordsIn(row, sight),
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
  rating: row.rating_value === null ? null : { value: row.rating_value, low: row.rating_low, high: row.rating_high },
  store: row.store,
});

function wordsIn({ text, lies_in }: SignalRow, { unmasked }: Sight): Pick<SignalView, 'text' | 'masked'> {
  const masked = text !== null && !liesIn(unmasked, lies_in);
  return { text: masked ? null : text, masked };
}
