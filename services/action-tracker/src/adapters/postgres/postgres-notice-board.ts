import type { Transaction } from '@mirrorloop/messaging';
import { sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { NoticeBoard, type NoticeRow } from '../../domain/notice.js';

@Injectable()
export class PostgresNoticeBoard extends NoticeBoard {
  async notice(notices: readonly NoticeRow[], tx: Transaction): Promise<void> {
    if (notices.length === 0) return;
    await sqlOf(tx).query(
      `INSERT INTO notices (notice_id, kind, action_id, case_id, title, owner, deadline, at, to_id, to_name, times, cost)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS n
         (id uuid, kind text, "actionId" uuid, "caseId" uuid, title text, owner text, deadline timestamptz, at timestamptz,
          "toId" uuid, "to" text, times integer, cost jsonb)`,
      [JSON.stringify(notices)],
    );
    await sqlOf(tx).query(SEND, [notices.map(({ id }) => id)]);
  }
}

/** On its way by mail to whoever hears of it, and by each channel, in the transaction that makes the notice. */
const SEND = `INSERT INTO deliveries (notice_id, channel_id, email, next_at)
  SELECT n.notice_id, NULL, p.email, n.at FROM notices n JOIN people p ON p.person_id = n.to_id
    WHERE n.notice_id = ANY($1::uuid[])
  UNION ALL SELECT n.notice_id, c.channel_id, NULL, n.at FROM notices n CROSS JOIN channels c
    WHERE n.notice_id = ANY($1::uuid[]) AND c.disabled_at IS NULL`;
