import type { Transaction } from '@mirrorloop/messaging';
import { Database, KnownSettings, type Sql, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import type { Contacts } from '../../domain/settings.js';
import { type KeptSettings, SettingsKeeper } from '../../features/keep-settings/kept-settings.js';

/** What every service hears of is kept as every service keeps it; the contacts are the gateway's alone. */
@Injectable()
export class PostgresSettings extends SettingsKeeper {
  constructor(
    private readonly database: Database,
    private readonly known: KnownSettings,
  ) {
    super();
  }

  async now(): Promise<KeptSettings> {
    return { ...(await this.known.inForce()), contacts: await contactsIn(this.database) };
  }

  async lock(tx: Transaction): Promise<KeptSettings> {
    return { ...(await this.known.lock(tx)), contacts: await contactsIn(sqlOf(tx)) };
  }

  async put({ contacts, ...inForce }: KeptSettings, tx: Transaction): Promise<void> {
    await this.known.put(inForce, tx);
    await sqlOf(tx).query('UPDATE contacts SET controller = $1, data_protection_officer = $2', [
      contacts.controller,
      contacts.dataProtectionOfficer,
    ]);
  }
}

async function contactsIn(sql: Sql): Promise<Contacts> {
  const [row] = await sql.query<Contacts>(
    'SELECT controller, data_protection_officer AS "dataProtectionOfficer" FROM contacts',
  );
  return row!;
}
