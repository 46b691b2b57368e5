import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import {
  CalendarFeeds,
  type Expected,
  type Feed,
  type Promised,
} from '../../features/keep-calendar-feed/calendar-feeds.js';

@Injectable()
export class PostgresCalendarFeeds extends CalendarFeeds {
  constructor(private readonly database: Database) {
    super();
  }

  async of(personId: string): Promise<Feed | undefined> {
    const [feed] = await this.database.query<Feed>(
      'SELECT person_id AS "personId", made_at AS "madeAt" FROM calendar_feeds WHERE person_id = $1',
      [personId],
    );
    return feed;
  }

  async make(personId: string, secretHash: Buffer, at: Date): Promise<boolean> {
    const made = await this.database.query(
      `INSERT INTO calendar_feeds (person_id, secret_hash, made_at)
         SELECT person_id, $2, $3 FROM people WHERE person_id = $1 AND active
       ON CONFLICT (person_id) DO UPDATE SET (secret_hash, made_at) = (excluded.secret_hash, excluded.made_at)
       RETURNING person_id`,
      [personId, secretHash, at],
    );
    return made.length > 0;
  }

  async revoke(personId: string): Promise<boolean> {
    const sql = 'DELETE FROM calendar_feeds WHERE person_id = $1 RETURNING person_id';
    return (await this.database.query(sql, [personId])).length > 0;
  }

  async ownerOf(secretHash: Buffer): Promise<{ personId: string; name: string } | undefined> {
    const [owner] = await this.database.query<{ personId: string; name: string }>(
      `SELECT p.person_id AS "personId", p.name FROM calendar_feeds JOIN people p USING (person_id)
       WHERE secret_hash = $1 AND p.active`,
      [secretHash],
    );
    return owner;
  }

  promisesOf(personId: string): Promise<Promised[]> {
    return this.database.query<Promised>(
      `SELECT a.action_id AS "actionId", a.version, a.title, a.problem, a.deadline, h.at AS "changedAt"
       FROM actions a JOIN history h ON h.action_id = a.action_id AND h.version = a.version
       WHERE a.owner_id = $1 AND a.state IN ('committed', 'in-progress') ORDER BY a.deadline, a.action_id`,
      [personId],
    );
  }

  meetingsOf(personId: string): Promise<Expected[]> {
    return this.database.query<Expected>(
      `SELECT meeting_id AS "meetingId", version, title, starts_at AS "startsAt", minutes, changed_at AS "changedAt"
       FROM meetings WHERE attendee_ids @> ARRAY[$1]::uuid[] AND state IN ('planned', 'running')
       ORDER BY starts_at, meeting_id`,
      [personId],
    );
  }
}
