import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import type { Channel } from '../../domain/channel.js';
import { Channels, type KeptChannel } from '../../features/keep-channels/channels.js';

@Injectable()
export class PostgresChannels extends Channels {
  constructor(private readonly database: Database) {
    super();
  }

  all(): Promise<KeptChannel[]> {
    return this.database.query<KeptChannel>(
      `SELECT channel_id AS "channelId", kind, name, url, secrets, created_at AS "createdAt",
         disabled_at AS "disabledAt", disabled_why AS "disabledWhy" FROM channels ORDER BY name, channel_id`,
    );
  }

  async add({ channelId, kind, name, url, secrets }: Channel, at: Date): Promise<void> {
    await this.database.query(
      'INSERT INTO channels (channel_id, kind, name, url, secrets, created_at) VALUES ($1, $2, $3, $4, $5, $6)',
      [channelId, kind, name, url, secrets, at],
    );
  }

  async rotate(channelId: string, secret: string): Promise<boolean> {
    const changed = await this.database.query(
      `UPDATE channels SET secrets = ARRAY[$2, secrets[1]] WHERE channel_id = $1 AND kind = 'webhook'
         AND disabled_at IS NULL RETURNING channel_id`,
      [channelId, secret],
    );
    return changed.length > 0;
  }

  async remove(channelId: string, at: Date): Promise<boolean> {
    const changed = await this.database.query(
      `UPDATE channels SET disabled_at = $2, disabled_why = 'Removed' WHERE channel_id = $1 AND disabled_at IS NULL
         RETURNING channel_id`,
      [channelId, at],
    );
    return changed.length > 0;
  }
}
