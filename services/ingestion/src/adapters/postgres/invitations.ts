import type { Transaction } from '@mirrorloop/messaging';
import { Database, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import type { OpenTransaction } from '../../domain/intake.js';
import {
  type Askable,
  type Asking,
  type ContactSettings,
  Invitations,
  type Requested,
  type WhyNot,
} from '../../domain/invitation.js';
import { SignalStore } from '../../domain/signal-store.js';
import { ADDRESS_OF_CUSTOMER } from './addresses.js';

interface AskableRow {
  subject_id: string;
  study_id: string;
  customer_id: string;
  consent: boolean | null;
  address: string | null;
  unreachable: boolean;
  last_asked: Date | null;
  asked_by_this: boolean;
}

@Injectable()
export class PostgresInvitations extends Invitations {
  constructor(
    private readonly database: Database,
    private readonly signals: SignalStore,
  ) {
    super();
  }

  async askable(of: readonly Asking[], tx: Transaction): Promise<(Asking & Askable)[]> {
    if (of.length === 0) return [];
    await sqlOf(tx).query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [TURN]);
    const rows = await sqlOf(tx).query<AskableRow>(ASKABLE, [
      of.map(({ subjectId }) => subjectId),
      of.map(({ studyId }) => studyId),
    ]);
    return rows.map(askableOf);
  }

  async mailed(invitationIds: readonly string[], tx: Transaction): Promise<ReadonlySet<string>> {
    if (invitationIds.length === 0) return new Set();
    const rows = await sqlOf(tx).query<{ id: string }>(
      `SELECT invitation_id AS id FROM invitation_mail
       WHERE invitation_id = ANY($1::uuid[]) AND reminder = 0 AND state = 'mailed'`,
      [invitationIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async keep(
    requested: readonly (Requested & { readonly whyNot: WhyNot | null })[],
    now: Date,
    tx: Transaction,
  ): Promise<void> {
    if (requested.length === 0) return;
    await sqlOf(tx).query(KEEP, [JSON.stringify(requested), now]);
  }

  async settings(tx?: OpenTransaction): Promise<ContactSettings> {
    const [row] = await (tx ? sqlOf(tx as Transaction) : this.database).query<ContactSettings>(
      'SELECT version, window_days AS "windowDays" FROM contact_settings',
    );
    return row!;
  }

  async changeSettings({ version, windowDays }: ContactSettings, seen: number): Promise<boolean> {
    const changed = await this.database.query(
      'UPDATE contact_settings SET version = $1, window_days = $2 WHERE version = $3 RETURNING version',
      [version, windowDays, seen],
    );
    return changed.length > 0;
  }

  /** In the turn of who decides who is who: a customer's traits are read and written there. */
  async sayConsent(subjectId: string, given: boolean, now: Date, tx: Transaction): Promise<boolean> {
    await this.signals.takeTurn(tx);
    const changed = await sqlOf(tx).query(
      `UPDATE customer SET traits = traits || jsonb_build_object('consent', $2::jsonb)
       WHERE id = (SELECT customer_id FROM subject WHERE id = $1) RETURNING id`,
      [subjectId, JSON.stringify({ value: given, at: now.toISOString() })],
    );
    return changed.length > 0;
  }
}

/** Any text; shared by all who decide whom to ask. */
const TURN = 'mirrorloop.ingestion.asking';

/**
 * Of each subject its customer today: what they agreed to, the address that was seen last of those that mail reaches,
 * and when any of their subjects was asked.
 */
const ASKABLE = `SELECT n.subject_id, n.study_id, c.id AS customer_id, (c.traits -> 'consent' ->> 'value')::boolean AS consent,
    e.address, coalesce(e.unreachable, false) AS unreachable, a.last_asked, coalesce(a.asked_by_this, false) AS asked_by_this
  FROM unnest($1::uuid[], $2::uuid[]) AS n (subject_id, study_id)
  JOIN subject s ON s.id = n.subject_id JOIN customer c ON c.id = s.customer_id
  LEFT JOIN LATERAL (${ADDRESS_OF_CUSTOMER}) e ON true
  LEFT JOIN LATERAL (
    SELECT max(i.asked_at) FILTER (WHERE i.study_id <> n.study_id) AS last_asked,
      bool_or(i.study_id = n.study_id) AS asked_by_this
    FROM subject u JOIN invitation_mail i ON i.subject_id = u.id
    WHERE u.customer_id = c.id AND i.reminder = 0 AND i.state IN ('waiting', 'mailed')) a ON true`;

const KEEP = `INSERT INTO invitation_mail (mail_id, invitation_id, study_id, subject_id, reminder, title, language,
    message, ends_at, sealed, state, why_not, next_at, asked_at)
  SELECT "mailId", "invitationId", "studyId", "subjectId", reminder, title, language, message, "endsAt",
    CASE WHEN "whyNot" IS NULL THEN sealed ELSE '' END,
    CASE WHEN "whyNot" IS NULL THEN 'waiting' ELSE 'not-mailed' END, "whyNot", $2, $2
  FROM jsonb_to_recordset($1::jsonb) AS r ("mailId" uuid, "invitationId" uuid, "studyId" uuid, "subjectId" uuid,
    reminder int, title text, language text, message text, "endsAt" timestamptz, sealed text, "whyNot" text)
  ON CONFLICT (mail_id) DO NOTHING`;

const askableOf = (row: AskableRow): Asking & Askable => ({
  subjectId: row.subject_id,
  studyId: row.study_id,
  customerId: row.customer_id,
  consent: row.consent ?? undefined,
  address: row.address ?? undefined,
  unreachable: row.unreachable,
  lastAsked: row.last_asked ?? undefined,
  askedByThis: row.asked_by_this,
});
