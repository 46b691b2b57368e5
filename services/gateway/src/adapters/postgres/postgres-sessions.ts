import { actingAs } from '@mirrorloop/audit';
import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import type { Grant } from '../../domain/grants/grant.js';
import { IDLE_MS, LONGEST_MS, type Session, Sessions, type SignedIn } from '../../domain/sessions/session.js';
import { AuditedChanges } from './audited-changes.js';
import { grantsOf, hasNotLeft } from './grants-of.js';

interface WhoRow {
  who_id: string;
  who_name: string;
  time_zone: string;
}

@Injectable()
export class PostgresSessions extends Sessions {
  constructor(
    private readonly database: Database,
    private readonly changes: AuditedChanges,
  ) {
    super();
  }

  async addLink(hash: string, { id, name, timeZone }: SignedIn, expiresAt: Date): Promise<void> {
    await this.changes.any(
      'INSERT INTO one_time_link (hash, who_id, who_name, time_zone, expires_at) VALUES ($1, $2, $3, $4, $5) RETURNING 1',
      [hash, id, name, timeZone, expiresAt],
    );
  }

  /** One statement: of two who spend the same link at once, the second finds it spent when the first has committed. */
  async exchange(linkHash: string, sessionHash: string, now: Date, before?: string): Promise<SignedIn | undefined> {
    const [row] = await this.changes.of<WhoRow>(
      `WITH spent AS (
         UPDATE one_time_link SET spent_at = $3 WHERE hash = $1 AND spent_at IS NULL AND expires_at > $3
         RETURNING who_id, who_name, time_zone),
       ended AS (DELETE FROM session USING spent WHERE hash = $4)
       INSERT INTO session (hash, who_id, who_name, time_zone, started_at, used_at)
       SELECT $2, who_id, who_name, time_zone, $3, $3 FROM spent
       RETURNING who_id, who_name, time_zone`,
      [linkHash, sessionHash, now, before],
      ([who]) => actingAs(who!.who_id),
    );
    return row && whoOf(row);
  }

  async begin(hash: string, { id, name, timeZone }: SignedIn, now: Date, before?: string): Promise<void> {
    actingAs(id);
    await this.changes.any(
      `WITH ended AS (DELETE FROM session WHERE hash = $6)
       INSERT INTO session (hash, who_id, who_name, time_zone, started_at, used_at) VALUES ($1, $2, $3, $4, $5, $5)
       RETURNING 1`,
      [hash, id, name, timeZone, now, before],
    );
  }

  async find(hash: string): Promise<Session | undefined> {
    const [row] = await this.database.query<WhoRow & { started_at: Date; used_at: Date; grants: Grant[] }>(
      `SELECT who_id, who_name, time_zone, started_at, used_at, ${grantsOf('session.who_id')} AS grants
       FROM session WHERE hash = $1 AND ${hasNotLeft('session.who_id')}`,
      [hash],
    );
    return row && { who: whoOf(row), startedAt: row.started_at, usedAt: row.used_at, grants: row.grants };
  }

  async noteUse(hash: string, now: Date): Promise<void> {
    await this.database.query('UPDATE session SET used_at = $2 WHERE hash = $1 AND used_at < $2', [hash, now]);
  }

  async end(hash: string): Promise<void> {
    await this.changes.ordered('DELETE FROM session WHERE hash = $1', [hash]);
  }

  async endAll(whoId: string): Promise<void> {
    await this.changes.ordered('DELETE FROM session WHERE who_id = $1', [whoId]);
  }

  async forgetEnded(now: Date): Promise<number> {
    const [row] = await this.database.query<{ forgotten: number }>(
      `WITH links AS (DELETE FROM one_time_link WHERE expires_at <= $1 RETURNING 1),
            sessions AS (DELETE FROM session WHERE used_at <= $2 OR started_at <= $3 RETURNING 1)
       SELECT ((SELECT count(*) FROM links) + (SELECT count(*) FROM sessions))::int AS forgotten`,
      [now, new Date(now.getTime() - IDLE_MS), new Date(now.getTime() - LONGEST_MS)],
    );
    return row!.forgotten;
  }
}

const whoOf = ({ who_id: id, who_name: name, time_zone: timeZone }: WhoRow): SignedIn => ({ id, name, timeZone });
