import type { Transaction } from '@mirrorloop/messaging';
import { Database, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import type { SignalsSeen, Step } from '../../domain/trace/trace.js';
import {
  type Evidence,
  type SignalMet,
  type ToldStep,
  type TraceKind,
  Traces,
} from '../../features/trace-the-way/traces.js';

const column = <T>(rows: readonly T[], ...keys: (keyof T)[]): unknown[][] =>
  keys.map((key) => rows.map((row) => row[key]));

@Injectable()
export class PostgresTraces extends Traces {
  constructor(private readonly database: Database) {
    super();
  }

  /** One kept before it was known whose it is learns that when it is told again. In order, so that no two batches wait in a circle. */
  async addSignals(signals: readonly SignalMet[], tx: Transaction): Promise<void> {
    await sqlOf(tx).prepared(
      `INSERT INTO traced_signal AS known (signal_id, occurred_at, recorded_at, subject_id, store)
       SELECT DISTINCT ON (id) * FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::uuid[], $5::text[])
         AS s (id, occurred_at, recorded_at, subject_id, store) ORDER BY id
       ON CONFLICT (signal_id) DO UPDATE SET subject_id = excluded.subject_id, store = excluded.store
         WHERE known.subject_id IS NULL`,
      column(signals, 'signalId', 'occurredAt', 'recordedAt', 'subjectId', 'store'),
    );
  }

  async addSteps(steps: readonly ToldStep[], evidence: readonly Evidence[], tx: Transaction): Promise<void> {
    await sqlOf(tx).prepared(
      `INSERT INTO traced_step (event_id, of, id, insight_id, step, at, sequence, title, correlation_id)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::timestamptz[], $7::bigint[], $8::text[], $9::text[])
       ON CONFLICT DO NOTHING`,
      column(steps, 'eventId', 'of', 'id', 'insightId', 'step', 'at', 'sequence', 'title', 'correlationId'),
    );
    if (evidence.length === 0) return;
    await sqlOf(tx).prepared(
      'INSERT INTO traced_evidence (insight_id, signal_id) SELECT * FROM unnest($1::uuid[], $2::uuid[]) ON CONFLICT DO NOTHING',
      column(evidence, 'insightId', 'signalId'),
    );
  }

  async find(
    kind: TraceKind,
    id: string,
    seen: readonly string[] | null,
  ): Promise<{ signals: SignalsSeen; steps: Step[] } | undefined> {
    const steps = await this.database.query<StepRow>(STEPS_OF[kind], [id]);
    const signals = await this.signals(kind, kind === 'signal' ? id : (steps[0]?.insightId ?? id), seen);
    const known = kind === 'signal' ? signals.total > 0 : steps.some((step) => step.of === kind);
    return known ? { signals, steps: steps.map((step) => ({ ...step, sequence: Number(step.sequence) })) } : undefined;
  }

  private async signals(kind: TraceKind, id: string, seen: readonly string[] | null): Promise<SignalsSeen> {
    const [row] = await this.database.query<SignalsRow>(kind === 'signal' ? ONE_SIGNAL : EVIDENCE_OF_INSIGHT, [
      id,
      seen,
    ]);
    return { total: row!.total, ids: row!.ids, first: endOf(row!.first), last: endOf(row!.last) };
  }
}

/** `bigint` arrives as text. */
type StepRow = Omit<Step, 'sequence'> & { sequence: string; insightId: string };

const STEP = 'of, id, insight_id AS "insightId", step, at, sequence, title, correlation_id AS "correlationId"';
const STEPS_OF: Record<TraceKind, string> = {
  signal: `SELECT ${STEP} FROM traced_step WHERE insight_id IN (SELECT insight_id FROM traced_evidence WHERE signal_id = $1)`,
  insight: `SELECT ${STEP} FROM traced_step WHERE insight_id = $1`,
  action: `SELECT ${STEP} FROM traced_step WHERE id = $1 OR
             (of = 'insight' AND insight_id IN (SELECT insight_id FROM traced_step WHERE id = $1))`,
};

/** Of signal `s`, lying in stores `$2`: the one it names, else that of its customer, as everywhere else. */
const IN_SIGHT = `($2::text[] IS NULL OR s.store = ANY($2) OR s.store IS NULL AND EXISTS (
  SELECT FROM traced_customer_subject k JOIN traced_customer c USING (customer_id)
  WHERE k.subject_id = s.subject_id AND c.store = ANY($2) AND NOT EXISTS (
    SELECT FROM traced_customer_subject o WHERE o.subject_id = k.subject_id AND o.customer_id < k.customer_id)))`;

/** The first and the last stand for all; signals that weren't heard of yet count too, and their ids come last. */
const EVIDENCE_OF_INSIGHT = `
  WITH all_of_it AS (SELECT signal_id, s.occurred_at, s.recorded_at, s.subject_id, s.store FROM traced_evidence e LEFT JOIN traced_signal s USING (signal_id) WHERE e.insight_id = $1),
       evidence AS (SELECT signal_id, occurred_at, recorded_at FROM all_of_it s WHERE ${IN_SIGHT}),
       met AS (SELECT signal_id AS id, occurred_at, recorded_at FROM evidence WHERE occurred_at IS NOT NULL)
  SELECT (SELECT count(*)::int FROM all_of_it) AS total,
         ARRAY(SELECT signal_id::text FROM evidence ORDER BY occurred_at, signal_id LIMIT 100) AS ids,
         (SELECT to_jsonb(met) FROM met ORDER BY occurred_at, id LIMIT 1) AS first,
         (SELECT to_jsonb(met) FROM met ORDER BY occurred_at DESC, id DESC LIMIT 1) AS last`;
/** Known by itself, or only as evidence so far. */
const ONE_SIGNAL = `
  WITH named AS (SELECT $1::uuid AS signal_id WHERE EXISTS (SELECT FROM traced_signal s WHERE signal_id = $1 AND ${IN_SIGHT})
         OR $2::text[] IS NULL AND EXISTS (SELECT FROM traced_evidence WHERE signal_id = $1)),
       met AS (SELECT signal_id AS id, occurred_at, recorded_at FROM named JOIN traced_signal USING (signal_id))
  SELECT (SELECT count(*)::int FROM named) AS total, ARRAY(SELECT signal_id::text FROM named) AS ids,
         (SELECT to_jsonb(met) FROM met) AS first, (SELECT to_jsonb(met) FROM met) AS last`;

interface SignalsRow {
  total: number;
  ids: string[];
  first: EndRow | null;
  last: EndRow | null;
}
/** Times come as text out of jsonb. */
interface EndRow {
  id: string;
  occurred_at: string;
  recorded_at: string;
}

const endOf = (row: EndRow | null): SignalsSeen['first'] =>
  row && { id: row.id, occurredAt: new Date(row.occurred_at), recordedAt: new Date(row.recorded_at) };
