import { type OrganisationSettings, USUAL_SETTINGS } from '@mirrorloop/contracts';
import { Settings, type Transaction } from '@mirrorloop/messaging';
import type { Database } from '../database.js';
import { type Sql, sqlOf } from '../sql.js';

export interface SettingsInForce {
  /** 0 before anybody changed any. */
  readonly version: number;
  readonly settings: OrganisationSettings;
}

/** The organisation's settings as this service knows them. */
export class KnownSettings extends Settings {
  constructor(private readonly database: Database) {
    super();
  }

  async now(): Promise<OrganisationSettings> {
    return (await this.inForce()).settings;
  }

  inForce(): Promise<SettingsInForce> {
    return read(this.database);
  }

  /** Nobody else changes them until this transaction ends. */
  async lock(tx: Transaction): Promise<SettingsInForce> {
    await sqlOf(tx).query("SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || '.known_settings', 0))");
    return read(sqlOf(tx));
  }

  async put({ version, settings }: SettingsInForce, tx: Transaction): Promise<void> {
    await sqlOf(tx).query(
      `INSERT INTO known_settings (version, settings) VALUES ($1, $2)
       ON CONFLICT (single) DO UPDATE SET version = excluded.version, settings = excluded.settings`,
      [version, JSON.stringify(settings)],
    );
  }
}

/** A kind that an older version didn't know is as it usually is. */
async function read(sql: Sql): Promise<SettingsInForce> {
  const [row] = await sql.query<{ version: string; settings: Partial<OrganisationSettings> }>(
    'SELECT version, settings FROM known_settings',
  );
  return { version: Number(row?.version ?? 0), settings: withTheUsual(row?.settings) };
}

const withTheUsual = (known: Partial<OrganisationSettings> = {}): OrganisationSettings => ({
  retention: { ...USUAL_SETTINGS.retention, ...known.retention },
  messages: known.messages ?? USUAL_SETTINGS.messages,
  figures: { ...USUAL_SETTINGS.figures, ...known.figures },
  ...(known.language ? { language: known.language } : {}),
});
