import { columnsOf, type Settled } from '@mirrorloop/mailing';
import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import {
  type CustomersInvitation,
  CustomersInvitationMails,
} from '../../features/mail-invitations/invitation-mails.js';
import { ADDRESS_OF_CUSTOMER } from './addresses.js';

@Injectable()
export class PostgresInvitationMails extends CustomersInvitationMails {
  constructor(private readonly database: Database) {
    super();
  }

  async take(now: Date, until: Date, limit: number): Promise<CustomersInvitation[]> {
    return this.database.query<CustomersInvitation>(TAKE, [now, until, limit]);
  }

  async record(settled: readonly Settled[], now: Date): Promise<void> {
    await this.database.query(RECORD, columnsOf(settled));
    const bounced = settled.flatMap((one) => one.bounced ?? []);
    if (bounced.length === 0) return;
    await this.database.query(
      `INSERT INTO unreachable (address, why, at) SELECT DISTINCT ON (address) address, why, $3::timestamptz
       FROM unnest($1::text[], $2::text[]) AS b (address, why) ON CONFLICT (address) DO NOTHING`,
      [bounced.map(({ address }) => address), bounced.map(({ why }) => why), now],
    );
  }
}

/** An attempt counts when it begins: one that kills whoever makes it isn't made for ever. */
const TAKE = `WITH due AS (
    SELECT mail_id FROM invitation_mail WHERE state = 'waiting' AND next_at <= $1
    ORDER BY next_at, mail_id LIMIT $3 FOR UPDATE SKIP LOCKED),
  taken AS (UPDATE invitation_mail m SET next_at = $2, attempts = attempts + 1 FROM due
    WHERE m.mail_id = due.mail_id RETURNING m.*)
  SELECT t.mail_id AS "mailId", t.subject_id AS "subjectId", 'customer' AS population, t.language, t.title, t.message,
    t.ends_at AS "endsAt", t.reminder, t.sealed, t.attempts, e.address,
    CASE WHEN c.id IS NULL THEN 'unknown-customer'
      WHEN NOT coalesce((c.traits -> 'consent' ->> 'value')::boolean, false) THEN 'withdrawn'
      WHEN e.address IS NULL AND e.unreachable THEN 'not-reachable' END AS "whyNot"
  FROM taken t LEFT JOIN subject s ON s.id = t.subject_id LEFT JOIN customer c ON c.id = s.customer_id
    LEFT JOIN LATERAL (${ADDRESS_OF_CUSTOMER}) e ON true`;

/** The link is forgotten once there is nothing more to send. */
const RECORD = `UPDATE invitation_mail m SET state = a.state, why_not = a.why_not, trouble = a.trouble, next_at = a.next_at,
    attempts = CASE a.state WHEN 'settled' THEN 0 ELSE m.attempts END,
    sealed = CASE a.state WHEN 'waiting' THEN m.sealed ELSE '' END
  FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]) AS a (mail_id, state, why_not, trouble, next_at)
  WHERE m.mail_id = a.mail_id AND m.state = 'waiting'`;
