import type { AclEntry, Admin } from 'kafkajs';
import { type KafkaLogConfig, type Settings, settingsOf } from '../config.js';
import { type Cluster, clusterOf } from '../kafkajs-internals.js';
import { Renewable } from '../renewable.js';
import { type Declared, declareTopics } from '../topics.js';
import type { KafkaAccount } from './account.js';
import { everythingOf, nameOf, rulesOf } from './rules-of.js';
import { credentialOf, setPasswords } from './scram.js';

const LIMIT_MS = 60_000;

/** Accounts in Kafka, as one that may do everything makes them: passwords by SCRAM-SHA-512, access rules for the rest. */
export class KafkaAccounts {
  private readonly settings: Settings;
  private readonly admin: Renewable<Admin>;
  private readonly cluster: Renewable<Cluster>;

  constructor(config: KafkaLogConfig) {
    this.settings = settingsOf(config);
    this.admin = new Renewable(this.settings, (kafka) => kafka.admin());
    this.cluster = new Renewable(this.settings, clusterOf);
  }

  /** Topics belong to nobody yet when the first service starts, and none may make another's. */
  declare(topics: Declared): Promise<void> {
    return this.admin.use('declare topics', LIMIT_MS, (admin) => declareTopics(admin, topics, this.settings));
  }

  /** The accounts and their passwords, new ones and changed ones; connections that are open stay so. */
  async setPasswords(passwords: ReadonlyMap<string, string>): Promise<void> {
    const credentials = await Promise.all([...passwords].map(([name, password]) => credentialOf(name, password)));
    await this.cluster.use('set passwords', LIMIT_MS, async (cluster) => {
      await cluster.refreshMetadata();
      const broker = await cluster.findControllerBroker();
      await broker.connectionPool.send(setPasswords(credentials));
    });
  }

  /** Afterwards each of the accounts may do what is said here, and nothing that was allowed to it before. */
  async allow(accounts: readonly KafkaAccount[]): Promise<void> {
    const wanted = new Map(accounts.flatMap(rulesOf).map((rule) => [nameOf(rule), rule]));
    await this.admin.use('set access rules', LIMIT_MS, async (admin) => {
      const there = (await Promise.all(accounts.map(({ name }) => rulesThereFor(admin, name)))).flat();
      const known = new Set(there.map(nameOf));
      const acl = [...wanted].flatMap(([name, rule]) => (known.has(name) ? [] : [rule]));
      if (acl.length > 0) await admin.createAcls({ acl });
      const filters = there.filter((rule) => !wanted.has(nameOf(rule)));
      if (filters.length > 0) await admin.deleteAcls({ filters });
    });
  }

  async close(): Promise<void> {
    await Promise.all([this.admin.close(), this.cluster.close()]);
  }
}

async function rulesThereFor(admin: Admin, account: string): Promise<AclEntry[]> {
  const { resources } = await admin.describeAcls(everythingOf(account));
  return resources.flatMap(({ acls, ...of }) => acls.map((acl) => ({ ...of, ...acl })));
}
