import type { Transaction } from '@mirrorloop/messaging';
import { Clock } from '@mirrorloop/kernel';
import { Database, type Sql, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import type { Action } from '../../domain/action.js';
import { type AgendaSources, type Ranked, ROOM, type Standing } from '../../domain/agenda.js';
import type { Item, Meeting } from '../../domain/meeting.js';
import {
  type HeldMeeting,
  type ListedMeeting,
  type MeetingFilter,
  type MeetingPage,
  type MeetingPlace,
  Meetings,
} from '../../domain/meetings.js';
import { actionOf, type ActionRow } from './action-rows.js';
import { ITEM_AS, MEETING_AS, SAVE_ITEMS, SAVE_MEETING } from './meeting-rows.js';

type ListedRow = ListedMeeting & { over: boolean; rank: number };

@Injectable()
export class PostgresMeetings extends Meetings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  lock(meetingId: string, tx: Transaction): Promise<HeldMeeting | undefined> {
    return held(sqlOf(tx), LOCKED, meetingId);
  }

  find(meetingId: string): Promise<HeldMeeting | undefined> {
    return held(this.database, FOUND, meetingId);
  }

  lastClosed(seriesId: string, tx?: Transaction): Promise<HeldMeeting | undefined> {
    return held(tx ? sqlOf(tx) : this.database, LAST_CLOSED, seriesId);
  }

  async page({ state, seriesId }: MeetingFilter, limit: number, after?: MeetingPlace): Promise<MeetingPage> {
    const filter = [state ?? null, seriesId ?? null];
    const [counted] = await this.database.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM meetings WHERE ${FILTERED}`,
      filter,
    );
    const place = [after?.over ?? null, after?.rank ?? null, after?.id ?? null];
    const rows = await this.database.query<ListedRow>(PAGE, [...filter, ...place, limit + 1]);
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1)! : undefined;
    const next = last && { over: last.over, rank: last.rank, id: last.meetingId };
    return { meetings: shown, next, total: counted!.total };
  }

  async startOf(meetingId: string): Promise<Date | undefined> {
    const sql = 'SELECT starts_at FROM meetings WHERE meeting_id = $1';
    return (await this.database.query<{ starts_at: Date }>(sql, [meetingId]))[0]?.starts_at;
  }

  async knowsSeries(seriesId: string, tx: Transaction): Promise<boolean> {
    const sql = 'SELECT FROM meetings WHERE series_id::text = $1 LIMIT 1';
    return (await sqlOf(tx).query(sql, [seriesId])).length > 0;
  }

  async standings(without: readonly string[], now: Date, tx?: Transaction): Promise<Pick<AgendaSources, Ranked>> {
    const sql = tx ? sqlOf(tx) : this.database;
    const of = async (section: Ranked) => {
      const rows = await sql.query<Standing & { total: number }>(STANDING[section], [without, now, ROOM[section]]);
      return { some: rows, total: rows[0]?.total ?? 0 };
    };
    return { overdue: await of('overdue'), stalled: await of('stalled'), unowned: await of('unowned') };
  }

  async save(meeting: Meeting, items: readonly Item[], tx: Transaction): Promise<void> {
    await sqlOf(tx).query(SAVE_MEETING, [JSON.stringify([meeting]), this.clock.now()]);
    if (items.length > 0) await sqlOf(tx).query(SAVE_ITEMS, [JSON.stringify(items)]);
  }

  async actionsOf(actionIds: readonly string[]): Promise<Action[]> {
    const sql = 'SELECT * FROM actions WHERE action_id = ANY($1::uuid[])';
    return (await this.database.query<ActionRow>(sql, [actionIds])).map(actionOf);
  }
}

async function held(sql: Sql, found: string, id: string): Promise<HeldMeeting | undefined> {
  const [meeting] = await sql.query<Meeting>(found, [id]);
  return meeting && { meeting, items: await sql.query<Item>(ITEMS, [meeting.meetingId]) };
}

const ITEMS = `SELECT ${ITEM_AS} FROM meeting_items WHERE meeting_id = $1 ORDER BY place, item_id`;
const FOUND = `SELECT ${MEETING_AS} FROM meetings WHERE meeting_id = $1`;
const LOCKED = `${FOUND} FOR UPDATE`;
const LAST_CLOSED = `SELECT ${MEETING_AS} FROM meetings WHERE series_id = $1 AND state = 'closed'
  ORDER BY closed_at DESC, meeting_id DESC LIMIT 1`;

const FILTERED = '($1::text IS NULL OR state = $1) AND ($2::uuid IS NULL OR series_id = $2)';
/** Those to come first, earliest first; then those that are over, newest first. */
const PAGE = `WITH listed AS (
    SELECT *, state IN ('closed', 'cancelled') AS over,
      extract(epoch FROM starts_at)::float8 * CASE WHEN state IN ('closed', 'cancelled') THEN -1 ELSE 1 END AS rank
    FROM meetings WHERE ${FILTERED})
  SELECT ${MEETING_AS}, over, rank,
    (SELECT count(*)::int FROM meeting_items i WHERE i.meeting_id = listed.meeting_id) AS items,
    (SELECT count(*)::int FROM meeting_items i WHERE i.meeting_id = listed.meeting_id AND decision = 'committed')
      AS committed
  FROM listed WHERE $3::boolean IS NULL OR (over, rank, meeting_id) > ($3, $4::float8, $5::uuid)
  ORDER BY over, rank, meeting_id LIMIT $6`;

const OVERDUE = "(state IN ('committed', 'in-progress') AND deadline <= $2)";
const standing = (where: string): string => `SELECT action_id AS "actionId", cost_a_week AS "costAWeek",
    count(*) OVER ()::int AS total
  FROM actions WHERE ${where} AND NOT action_id = ANY($1::uuid[]) AND $2::timestamptz IS NOT NULL
  ORDER BY coalesce(cost_a_week, -1) DESC, action_id LIMIT $3`;
const STANDING: Readonly<Record<Ranked, string>> = {
  overdue: standing(OVERDUE),
  stalled: standing(
    `stalls > 0 AND state IN ('committed', 'in-progress', 'refuted', 'inconclusive') AND NOT ${OVERDUE}`,
  ),
  unowned: standing("state = 'proposed' AND withdrawn IS NULL"),
};
