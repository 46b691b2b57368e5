import type { Notice } from '@mirrorloop/contracts';
import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type NoticePage, Notices } from '../../features/list-notices/notices.js';
import { OWNER_OF_NOTICE } from './notice-rows.js';

type Instants = { deadline: Date; at: Date; since: Date | null };
type NoticeRow = Omit<Notice, keyof Instants> & Instants & { position: string };

@Injectable()
export class PostgresNotices extends Notices {
  constructor(private readonly database: Database) {
    super();
  }

  async page(limit: number, before?: string): Promise<NoticePage> {
    const [counted] = await this.database.query<{ total: number }>('SELECT count(*)::integer AS total FROM notices');
    const rows = await this.database.query<NoticeRow>(
      `SELECT position, notice_id AS id, kind, action_id AS "actionId", case_id AS "caseId", meeting_id AS "meetingId", title,
         ${OWNER_OF_NOTICE}, deadline, at, to_name AS "to", times, cost, reason, since
       FROM notices n
       WHERE $2::bigint IS NULL OR position < $2 ORDER BY position DESC LIMIT $1`,
      [limit + 1, before ?? null],
    );
    const shown = rows.slice(0, limit);
    const next = rows.length > limit ? shown.at(-1)!.position : undefined;
    return { items: shown.map(noticeOf), next, total: counted!.total };
  }
}

const noticeOf = ({ position: _, deadline, at, since, ...rest }: NoticeRow): Notice => ({
  ...rest,
  deadline: deadline.toISOString(),
  at: at.toISOString(),
  since: since?.toISOString() ?? null,
});
