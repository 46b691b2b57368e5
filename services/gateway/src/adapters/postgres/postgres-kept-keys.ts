import type { KeptKey } from '@mirrorloop/access';
import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { Seal } from '@mirrorloop/kernel';
import { type DatedKey, KeptKeys } from '../../features/sign-for-callers/kept-keys.js';
import { GatewayConfig } from '../../gateway-config.js';

interface KeyRow {
  kid: string;
  public_key: KeptKey['publicKey'];
  private_key: string;
  made_at: Date;
}

@Injectable()
export class PostgresKeptKeys extends KeptKeys {
  private readonly seal: Seal;

  constructor(
    private readonly database: Database,
    config: GatewayConfig,
  ) {
    super();
    this.seal = new Seal(config, 'signing keys');
  }

  /** One that was sealed under a secret we no longer have isn't ours to sign with, nor anybody's to be believed by. */
  async all(): Promise<DatedKey[]> {
    const rows = await this.database.query<KeyRow>(
      'SELECT kid, public_key, private_key, made_at FROM signing_key ORDER BY made_at DESC, kid',
    );
    return rows.flatMap(({ kid, public_key: publicKey, private_key, made_at: madeAt }) => {
      const opened = this.seal.open(private_key);
      return opened === undefined
        ? []
        : [{ kid, publicKey, privateKey: JSON.parse(opened) as KeptKey['privateKey'], madeAt }];
    });
  }

  async add({ kid, publicKey, privateKey, madeAt }: DatedKey): Promise<void> {
    await this.database.query(
      'INSERT INTO signing_key (kid, public_key, private_key, made_at) VALUES ($1, $2, $3, $4)',
      [kid, JSON.stringify(publicKey), this.seal.seal(JSON.stringify(privateKey)), madeAt],
    );
  }

  async forget(madeBefore: Date): Promise<void> {
    await this.database.query('DELETE FROM signing_key WHERE made_at < $1', [madeBefore]);
  }
}
