import type { Transaction } from '@mirrorloop/messaging';
import { sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { NoticeBoard, type NoticeRow, type OwnerOfNotice } from '../../domain/notice.js';

@Injectable()
export class PostgresNoticeBoard extends NoticeBoard {
  async notice(notices: readonly NoticeRow[], tx: Transaction): Promise<void> {
    if (notices.length === 0) return;
    await sqlOf(tx).query(
      `INSERT INTO notices (notice_id, kind, action_id, case_id, meeting_id, title, owner, deadline, at, to_id, to_name, times, cost,
         minutes, calendar, reason, since, owned_by)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS n
         (id uuid, kind text, "actionId" uuid, "caseId" uuid, "meetingId" uuid, title text, owner text, deadline timestamptz, at timestamptz,
          "toId" uuid, "to" text, times integer, cost jsonb,
          minutes jsonb, calendar text, reason text, since timestamptz, "ownedBy" jsonb)`,
      [JSON.stringify(notices.map(asKept))],
    );
    await sqlOf(tx).query(SEND, [notices.map(({ id }) => id)]);
    const also = notices.flatMap(({ id, toIds = [] }) => toIds.map((personId) => ({ id, personId })));
    if (also.length > 0)
      await sqlOf(tx).query(SEND_ALSO, [also.map(({ id }) => id), also.map(({ personId }) => personId)]);
  }
}

const asKept = ({ owner, ...notice }: NoticeRow) => ({ ...notice, owner: inEnglish(owner), ownedBy: owner });

/** For whoever knows a name alone: the version before, and who reads `owner` of a notice. */
const inEnglish = ({ id, name }: OwnerOfNotice): string => name ?? (id ? 'somebody no longer known' : 'nobody');

/** The language of whoever hasn't chosen one, and of channels. */
const ORGANISATIONS = "coalesce((SELECT settings ->> 'language' FROM known_settings), 'en')";

/** On its way by mail to whoever hears of it, and by each channel, in the transaction that makes the notice. */
const SEND = `INSERT INTO deliveries (notice_id, channel_id, email, language, time_zone, next_at)
  SELECT n.notice_id, NULL, p.email, coalesce(p.language, ${ORGANISATIONS}), p.time_zone, n.at FROM notices n JOIN people p ON p.person_id = n.to_id
    WHERE n.notice_id = ANY($1::uuid[])
  UNION ALL SELECT n.notice_id, c.channel_id, NULL, ${ORGANISATIONS}, 'UTC', n.at FROM notices n CROSS JOIN channels c
    WHERE n.notice_id = ANY($1::uuid[]) AND c.disabled_at IS NULL`;

/** By mail to each of several who hear of the same; whoever has left hears nothing. */
const SEND_ALSO = `INSERT INTO deliveries (notice_id, channel_id, email, language, time_zone, next_at)
  SELECT DISTINCT n.notice_id, NULL::uuid, p.email, coalesce(p.language, ${ORGANISATIONS}), p.time_zone, n.at
  FROM unnest($1::uuid[], $2::uuid[]) AS also (notice_id, person_id)
    JOIN notices n USING (notice_id) JOIN people p USING (person_id) WHERE p.active`;
