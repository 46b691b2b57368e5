import type { InvitationCounts } from '@mirrorloop/contracts';
import {
  columnsOf,
  countsOf,
  type InvitationInHand,
  InvitationMails,
  InvitationTallies,
  type Settled,
  type Tally,
} from '@mirrorloop/mailing';
import type { Transaction } from '@mirrorloop/messaging';
import { Database, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type Requested, RequestedInvitations } from '../../features/invite-people/requested-invitations.js';

@Injectable()
export class PostgresRequestedInvitations extends RequestedInvitations {
  async mailed(invitationIds: readonly string[], tx: Transaction): Promise<ReadonlySet<string>> {
    if (invitationIds.length === 0) return new Set();
    const rows = await sqlOf(tx).query<{ id: string }>(
      `SELECT invitation_id AS id FROM invitation_mails
       WHERE invitation_id = ANY($1::uuid[]) AND reminder = 0 AND state = 'mailed'`,
      [invitationIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async keep(requested: readonly Requested[], now: Date, tx: Transaction): Promise<void> {
    await sqlOf(tx).query(KEEP, [JSON.stringify(requested), now]);
  }
}

@Injectable()
export class PostgresInvitationMails extends InvitationMails {
  constructor(private readonly database: Database) {
    super();
  }

  take(now: Date, until: Date, limit: number): Promise<InvitationInHand[]> {
    return this.database.query<InvitationInHand>(TAKE, [now, until, limit]);
  }

  async record(settled: readonly Settled[]): Promise<void> {
    await this.database.query(RECORD, columnsOf(settled));
  }
}

@Injectable()
export class PostgresInvitationTallies extends InvitationTallies {
  constructor(private readonly database: Database) {
    super();
  }

  async of(studyId: string): Promise<Omit<InvitationCounts, 'sends'>> {
    const tallies = await this.database.query<Tally>(
      `SELECT state, why_not AS reason, count(*)::int AS count, max(trouble) AS trouble FROM invitation_mails
       WHERE study_id = $1 AND reminder = 0 GROUP BY 1, 2 ORDER BY 3 DESC, 2`,
      [studyId],
    );
    return countsOf(tallies);
  }
}

const KEEP = `INSERT INTO invitation_mails (mail_id, invitation_id, study_id, person_id, reminder, title, language, message,
    ends_at, sealed, next_at, asked_at)
  SELECT "mailId", "invitationId", "studyId", "personId", reminder, title, language, message, "endsAt", sealed, $2, $2
  FROM jsonb_to_recordset($1::jsonb) AS r ("mailId" uuid, "invitationId" uuid, "studyId" uuid, "personId" uuid, reminder int,
    title text, language text, message text, "endsAt" timestamptz, sealed text)
  ON CONFLICT (mail_id) DO NOTHING`;

/**
 * An attempt counts when it begins: one that kills whoever makes it isn't made for ever. Somebody we haven't heard of yet
 * waits until we have.
 */
const TAKE = `WITH due AS (
    SELECT mail_id FROM invitation_mails WHERE state = 'waiting' AND next_at <= $1 AND person_id IN (SELECT person_id FROM people)
    ORDER BY next_at, mail_id LIMIT $3 FOR UPDATE SKIP LOCKED),
  taken AS (UPDATE invitation_mails m SET next_at = $2, attempts = attempts + 1 FROM due
    WHERE m.mail_id = due.mail_id RETURNING m.*)
  SELECT t.mail_id AS "mailId", 'employee' AS population, t.language, t.title, t.message, t.ends_at AS "endsAt", t.reminder,
    t.sealed, t.attempts, NULL AS unsubscribe, nullif(p.email, '') AS address,
    CASE WHEN NOT p.active THEN 'left' END AS "whyNot"
  FROM taken t JOIN people p ON p.person_id = t.person_id`;

/**
 * A reminder is settled without a trace of its attempts: they would tell that there was something to send. The link is
 * forgotten once there is nothing more to send.
 */
const RECORD = `UPDATE invitation_mails m SET state = a.state, why_not = a.why_not, trouble = a.trouble, next_at = a.next_at,
    attempts = CASE a.state WHEN 'settled' THEN 0 ELSE m.attempts END,
    sealed = CASE a.state WHEN 'waiting' THEN m.sealed ELSE '' END
  FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]) AS a (mail_id, state, why_not, trouble, next_at)
  WHERE m.mail_id = a.mail_id AND m.state = 'waiting'`;
