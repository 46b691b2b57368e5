import { Database, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import type { OpenTransaction } from '../../domain/ports.js';
import type { Population } from '../../domain/studies/instrument.js';
import {
  type Asked,
  type Candidate,
  type CustomerFilter,
  type DueReminders,
  type Fielding,
  type HowAsked,
  Invitations,
  type Invited,
  type InvitedCounts,
} from '../../domain/studies/invitations.js';
import type { Quota } from '../../domain/studies/quotas.js';
import { columnsOf } from './columns.js';

interface CandidateRow {
  who: string;
  group: string | null;
  store: string | null;
}
interface FieldingRow {
  field_ends_at: Date | null;
  reminders_most: number;
  reminder_days: number;
}

@Injectable()
export class PostgresInvitations extends Invitations {
  constructor(private readonly database: Database) {
    super();
  }

  async employees(studyId: string, teams: readonly string[], limit: number, tx: OpenTransaction): Promise<Candidate[]> {
    const rows = await sqlOf(tx).query<CandidateRow>(
      `SELECT p.person_id AS who, t.name AS "group", p.stores[1] AS store
       FROM person p LEFT JOIN team t USING (team_id)
       WHERE p.active AND (cardinality($2::uuid[]) = 0 OR p.team_id = ANY($2::uuid[]))
         AND NOT EXISTS (SELECT FROM study_invited i WHERE i.study_id = $1 AND i.who = p.person_id)
       ORDER BY p.person_id LIMIT $3`,
      [studyId, teams, limit],
    );
    return rows.map((row) => candidateOf('team', row));
  }

  /**
   * Each customer by one subject: the smallest, so that a repeat finds the same. Two customers may hold a subject until
   * the older is heard of again; whoever is asked is asked once.
   */
  async customers(studyId: string, filter: CustomerFilter, limit: number, tx: OpenTransaction): Promise<Candidate[]> {
    const { segment, store, touchpoint, since } = filter;
    const rows = await sqlOf(tx).query<CandidateRow>(CUSTOMERS, [
      ...[studyId, segment ?? null, store ?? null, touchpoint ?? null, since ?? null],
      limit,
    ]);
    const once = new Map(rows.map((row) => [row.who, candidateOf('segment', row)]));
    return [...once.values()];
  }

  async add(
    studyId: string,
    population: Population,
    invited: readonly Invited[],
    { language, message }: HowAsked,
    nextAt: Date | null,
    tx: OpenTransaction,
  ): Promise<void> {
    await sqlOf(tx).query(
      `INSERT INTO study_invited (study_id, who, population, sealed, language, message, next_at)
       SELECT $1, who, $2, sealed, $3, $4, $5 FROM unnest($6::uuid[], $7::text[]) AS i (who, sealed) ORDER BY who`,
      [
        ...[studyId, population, language, message, nextAt],
        ...columnsOf(
          invited,
          ({ who }) => who,
          ({ sealed }) => sealed,
        ),
      ],
    );
  }

  async counts(studyId: string, tx?: OpenTransaction): Promise<InvitedCounts> {
    const [row] = await (tx ? sqlOf(tx) : this.database).query<InvitedCounts>(
      `SELECT count(*) FILTER (WHERE population = 'customer')::int AS customers,
         count(*) FILTER (WHERE population = 'employee')::int AS employees, min(next_at) AS "nextReminderAt"
       FROM study_invited WHERE study_id = $1`,
      [studyId],
    );
    return row!;
  }

  async customersAsked(studyId: string, tx: OpenTransaction): Promise<Asked> {
    const sql = sqlOf(tx);
    const invited = await sql.query<Invited>(
      `SELECT who, sealed FROM study_invited WHERE study_id = $1 AND population = 'customer' ORDER BY who`,
      [studyId],
    );
    const turns = await sql.query<{ turn: string }>(
      `SELECT encode(turn, 'hex') AS turn FROM study_turns, unnest(taken) AS turn WHERE study_id = $1`,
      [studyId],
    );
    return { invited, answered: new Set(turns.map(({ turn }) => turn)) };
  }

  async due(now: Date, limit: number, tx: OpenTransaction): Promise<DueReminders | undefined> {
    const rows = await sqlOf(tx).query<DueRow>(DUE, [now, limit]);
    if (rows.length === 0) return undefined;
    const [{ title, wave, quotas, ...first }] = rows as [DueRow];
    return {
      ...{ studyId: first.study_id, title, wave, quotas, population: first.population, reminded: first.reminded },
      ...{ language: first.language, message: first.message, fielding: fieldingOf(first) },
      invited: rows.map(({ who, sealed }) => ({ who, sealed })),
    };
  }

  async answered(studyId: string, respondents: readonly Buffer[], tx: OpenTransaction): Promise<ReadonlySet<string>> {
    const rows = await sqlOf(tx).query<{ turn: string }>(
      `SELECT encode(turn, 'hex') AS turn FROM study_turns, unnest(taken) AS turn
       WHERE study_id = $1 AND turn = ANY($2::bytea[])`,
      [studyId, respondents],
    );
    return new Set(rows.map(({ turn }) => turn));
  }

  async reminded({ studyId, invited }: DueReminders, nextAt: Date | null, tx: OpenTransaction): Promise<void> {
    await sqlOf(tx).query(
      'UPDATE study_invited SET reminded = reminded + 1, next_at = $3 WHERE study_id = $1 AND who = ANY($2::uuid[])',
      [studyId, invited.map(({ who }) => who), nextAt],
    );
  }

  /** Whoever waits for a reminder waits on; whoever had none to wait for begins to; nobody is reminded after the end. */
  async changeFielding(
    { id, version }: { readonly id: string; readonly version: number },
    { endsAt, most, everyDays }: Fielding,
    now: Date,
    tx: OpenTransaction,
  ): Promise<void> {
    await sqlOf(tx).query(
      `UPDATE study SET field_ends_at = $2, reminders_most = $3, reminder_days = $4, version = $5 WHERE id = $1`,
      [id, endsAt, most, everyDays, version],
    );
    await sqlOf(tx).query(
      `UPDATE study_invited SET next_at = CASE
         WHEN reminded < $2 AND coalesce(next_at, $3) < coalesce($4::timestamptz, 'infinity') THEN coalesce(next_at, $3) END
       WHERE study_id = $1`,
      [id, most, new Date(now.getTime() + everyDays * 86_400_000), endsAt],
    );
  }

  async fieldingOf(studyId: string, tx?: OpenTransaction): Promise<Fielding | undefined> {
    const [row] = await (tx ? sqlOf(tx) : this.database).query<FieldingRow>(
      'SELECT field_ends_at, reminders_most, reminder_days FROM study WHERE id = $1',
      [studyId],
    );
    return row && fieldingOf(row);
  }
}

interface DueRow extends FieldingRow {
  study_id: string;
  title: string;
  wave: number;
  quotas: Quota[];
  population: Population;
  reminded: number;
  language: 'en' | 'de';
  message: string | null;
  who: string;
  sealed: string;
}

/** Of the set that waits longest those who are alike: one study, one population, reminded equally often, asked in one way. */
const DUE = `WITH first AS (
    SELECT i.* FROM study_invited i JOIN study s ON s.id = i.study_id
    WHERE i.next_at <= $1 AND s.closed_at IS NULL
    ORDER BY i.next_at, i.study_id, i.who LIMIT 1),
  due AS (
    SELECT i.* FROM study_invited i JOIN first f
      ON i.study_id = f.study_id AND i.population = f.population AND i.reminded = f.reminded
        AND i.language = f.language AND i.message IS NOT DISTINCT FROM f.message
    WHERE i.next_at <= $1 ORDER BY i.who LIMIT $2 FOR UPDATE OF i SKIP LOCKED)
  SELECT d.*, s.title, s.wave, s.quotas, s.field_ends_at, s.reminders_most, s.reminder_days
  FROM due d JOIN study s ON s.id = d.study_id ORDER BY d.who`;

const CUSTOMERS = `SELECT u.subject_id AS who, c.segments[1] AS "group", c.store
  FROM customer c
  JOIN LATERAL (SELECT s.subject_id FROM customer_subject s WHERE s.customer_id = c.customer_id
    ORDER BY s.subject_id LIMIT 1) u ON true
  WHERE ($2::text IS NULL OR $2 = ANY(c.segments)) AND ($3::text IS NULL OR c.store = $3)
    AND ($4::text IS NULL AND $5::timestamptz IS NULL OR EXISTS (
      SELECT FROM customer_subject s JOIN signal g USING (subject_id)
      WHERE s.customer_id = c.customer_id AND ($4::text IS NULL OR g.touchpoint = $4)
        AND ($5::timestamptz IS NULL OR g.occurred_at >= $5)))
    AND NOT EXISTS (SELECT FROM study_invited i JOIN customer_subject s ON s.subject_id = i.who
      WHERE i.study_id = $1 AND s.customer_id = c.customer_id)
  ORDER BY md5($1::text || c.customer_id::text) LIMIT $6`;

const candidateOf = (by: string, { who, group, store }: CandidateRow): Candidate => ({
  who,
  groups: { ...(group && { [by]: group }), ...(store && { store }) },
});

const fieldingOf = ({ field_ends_at, reminders_most, reminder_days }: FieldingRow): Fielding => ({
  endsAt: field_ends_at,
  most: reminders_most,
  everyDays: reminder_days,
});
