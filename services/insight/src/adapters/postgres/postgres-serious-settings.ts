import { Database, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import type { OpenTransaction } from '../../domain/ports.js';
import { SeriousSettings, type WhatIsSerious } from '../../domain/serious.js';

@Injectable()
export class PostgresSeriousSettings extends SeriousSettings {
  constructor(private readonly database: Database) {
    super();
  }

  async inForce(tx?: OpenTransaction): Promise<WhatIsSerious> {
    const [row] = await (tx ? sqlOf(tx) : this.database).query<WhatIsSerious>(
      `SELECT version, rating_at_bottom AS "ratingAtBottom", words, within_days AS "withinDays" FROM serious_settings`,
    );
    return row!;
  }

  async change({ version, ratingAtBottom, words, withinDays }: WhatIsSerious, seen: number): Promise<boolean> {
    const changed = await this.database.query(
      `UPDATE serious_settings SET version = $1, rating_at_bottom = $2, words = $3, within_days = $4
       WHERE version = $5 RETURNING version`,
      [version, ratingAtBottom, words, withinDays, seen],
    );
    return changed.length > 0;
  }
}
