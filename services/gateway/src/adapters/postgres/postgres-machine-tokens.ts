import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type MachineToken, MachineTokens, USE_NOTED_EVERY_MS } from '../../domain/tokens/machine-token.js';
import { AuditedChanges } from './audited-changes.js';

const TOKEN = `id, name, prefix, jsonb_build_object('role', role, 'scope', scope) AS "grant", only_rights AS "only",
  made_by AS "madeBy", made_at AS "madeAt", expires_at AS "expiresAt", used_at AS "usedAt", revoked_at AS "revokedAt"`;

@Injectable()
export class PostgresMachineTokens extends MachineTokens {
  constructor(
    private readonly database: Database,
    private readonly changes: AuditedChanges,
  ) {
    super();
  }

  async add({ id, name, prefix, grant, only, madeBy, madeAt, expiresAt }: MachineToken, hash: string): Promise<void> {
    await this.changes.any(
      `INSERT INTO machine_token (id, hash, name, prefix, role, scope, only_rights, made_by, made_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING 1`,
      [id, hash, name, prefix, grant.role, JSON.stringify(grant.scope), only, madeBy, madeAt, expiresAt],
    );
  }

  async find(hash: string): Promise<MachineToken | undefined> {
    return (await this.database.query<MachineToken>(`SELECT ${TOKEN} FROM machine_token WHERE hash = $1`, [hash]))[0];
  }

  async noteUse(id: string, now: Date): Promise<void> {
    const before = new Date(now.getTime() - USE_NOTED_EVERY_MS);
    await this.database.query(
      'UPDATE machine_token SET used_at = $2 WHERE id = $1 AND (used_at IS NULL OR used_at <= $3)',
      [id, now, before],
    );
  }

  async list({
    before,
    limit,
  }: Parameters<MachineTokens['list']>[0]): Promise<{ rows: MachineToken[]; total: number }> {
    const rows = await this.database.query<MachineToken>(
      `SELECT ${TOKEN} FROM machine_token WHERE $1::timestamptz IS NULL OR (made_at, id) < ($1, $2::uuid)
       ORDER BY made_at DESC, id DESC LIMIT $3`,
      [before?.madeAt, before?.id, limit],
    );
    const [count] = await this.database.query<{ n: number }>('SELECT count(*)::int AS n FROM machine_token');
    return { rows, total: count!.n };
  }

  async revoke(id: string, now: Date): Promise<boolean> {
    return this.changes.any(
      `WITH revoked AS (UPDATE machine_token SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL RETURNING 1)
       SELECT * FROM revoked`,
      [id, now],
    );
  }
}
