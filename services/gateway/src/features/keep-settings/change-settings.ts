import { AuditTrail } from '@mirrorloop/audit';
import { SettingsChanged } from '@mirrorloop/contracts';
import { Clock, derivedId, VersionConflict } from '@mirrorloop/kernel';
import { Outbox, published, type Transaction, Transactions } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { type KeptSettings, SettingsKeeper } from './kept-settings.js';

type Wanted = Omit<KeptSettings, 'version'>;

/** Every service hears of it; the trail has what was and what is. */
@Injectable()
export class ChangeSettings {
  constructor(
    private readonly keeper: SettingsKeeper,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @param version the one that whoever changes them saw */
  run(version: number, wanted: Wanted): Promise<KeptSettings> {
    return this.transactions.run(async (tx) => {
      const before = await this.keeper.lock(tx);
      if (before.version !== version)
        throw new VersionConflict(`The settings are at version ${before.version}: look again before you change them.`);
      // Whoever knows of no language leaves it as it is.
      const { language } = before.settings;
      const settings = { ...(language ? { language } : {}), ...wanted.settings };
      const after = { ...wanted, settings, version: version + 1 };
      await this.keeper.put(after, tx);
      await this.trail.record({ ...changedOf(before, after), subject: { kind: 'settings', id: 'organisation' } }, tx);
      await this.tell(after, tx);
      return after;
    });
  }

  private tell({ version, settings }: KeptSettings, tx: Transaction): Promise<void> {
    const id = derivedId('change-settings', String(version));
    const event = SettingsChanged.of(settings, version);
    return this.outbox.append(
      published('gateway.keep-settings', { id, correlationId: id }, [event], this.clock.now()),
      tx,
    );
  }
}

/** Only what is different. Contacts may name somebody, so that only that they changed is told. */
function changedOf(before: KeptSettings, after: KeptSettings): { before: object; after: object } {
  const [was, is] = [flat(before), flat(after)];
  const changed = Object.keys(is).filter((name) => was[name] !== is[name]);
  const contacts = JSON.stringify(before.contacts) === JSON.stringify(after.contacts) ? {} : { contacts: 'changed' };
  const only = (all: Record<string, unknown>) => Object.fromEntries(changed.map((name) => [name, all[name]]));
  return { before: only(was), after: { ...only(is), ...contacts } };
}

const flat = ({ settings: { retention, figures, messages, language } }: KeptSettings): Record<string, unknown> => ({
  ...retention,
  ...messages,
  language,
  ...figures,
});
