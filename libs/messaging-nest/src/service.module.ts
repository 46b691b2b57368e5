import { CallerGuard, ServiceTokens } from '@mirrorloop/access';
import { AuditedTransactions, AuditInterceptor, AuditTrail, OutboxAuditTrail, Pseudonyms } from '@mirrorloop/audit';
import { ProblemFilter } from '@mirrorloop/http';
import { Clock, SystemClock } from '@mirrorloop/kernel';
import { Inbox, Log, Outbox, ParkedMessages, Relay, Settings, Transactions, UnsentEvents } from '@mirrorloop/messaging';
import { KafkaLog } from '@mirrorloop/messaging-kafka';
import {
  Database,
  demandNothingLeftHere,
  KnownSettings,
  PostgresInbox,
  PostgresLog,
  PostgresOutbox,
  PostgresParked,
  PostgresTransactions,
  USUAL_RETENTION,
} from '@mirrorloop/messaging-postgres';
import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import type { Topic } from '@mirrorloop/contracts';
import { Consumers, LOOKS_ON, SERVICE_NAME } from './consumers.js';
import { EveryRouteHasARule } from './every-route-has-a-rule.js';
import { describedController } from './described/described.controller.js';
import type { Answers } from './described/answers.js';
import { AnswersOfService, Description } from './described/description.js';
import { ForgetParked } from './forget-parked.job.js';
import { ForgetMessages } from './forget-messages.job.js';
import { HealthController } from './health.controller.js';
import { JobRunner } from './job-runner.js';
import { Lifecycle } from './lifecycle.js';
import { parkedController } from './parked.controller.js';
import { republishController } from './republish.controller.js';
import { ServiceConfig } from './service-config.js';
import { followSettings } from './settings/follow-settings.handler.js';
import { type Migration, remember, schemaFor } from './service-schema.js';

export interface ServiceOptions {
  readonly name: string;
  readonly config: ServiceConfig;
  readonly migrations: readonly Migration[];
  /** What its routes answer, as `npm run answers` has written it down. */
  readonly answers?: Answers;
  /** Topics that it reads without a group. */
  readonly looksOn?: readonly Topic[];
}

/** What every service stands on: its schema, its log, the pipeline, who may call, health and parked messages. */
@Module({})
export class ServiceModule {
  static register(options: ServiceOptions): DynamicModule {
    const providers = [...messagingOf(options), ...settingsOf(options), ...accessOf(options), ...auditOf(options)];
    const exported = [
      Database,
      Transactions,
      Inbox,
      Outbox,
      UnsentEvents,
      ParkedMessages,
      Log,
      Clock,
      Relay,
      Consumers,
      Description,
      JobRunner,
      ServiceConfig,
      ServiceTokens,
      AuditTrail,
      Pseudonyms,
      KnownSettings,
      Settings,
      SERVICE_NAME,
    ];
    const registered: DynamicModule = {
      module: ServiceModule,
      global: true,
      imports: [DiscoveryModule],
      controllers: [
        HealthController,
        parkedController(options.name),
        republishController(options.name),
        describedController(options.name),
      ],
      providers,
      exports: exported,
    };
    return remember(registered, schemaFor(options.name, options.migrations));
  }
}

const DAY_MS = 86_400_000;
const SETTINGS_OWNER = 'gateway';

const messagingOf = ({ name, config, migrations, answers, looksOn = [] }: ServiceOptions): Provider[] => [
  { provide: LOOKS_ON, useValue: looksOn },
  { provide: SERVICE_NAME, useValue: name },
  { provide: ServiceConfig, useValue: config },
  { provide: Clock, useValue: config.clock ?? new SystemClock() },
  {
    provide: Database,
    useFactory: () =>
      Database.open({
        url: config.databaseUrl,
        ...schemaFor(name, migrations),
      }),
  },
  { provide: Log, useFactory: (db: Database) => openLog(name, config, db), inject: [Database] },
  {
    provide: Transactions,
    useFactory: (db: Database, trail: AuditTrail) => new AuditedTransactions(new PostgresTransactions(db), trail),
    inject: [Database, AuditTrail],
  },
  { provide: Inbox, useClass: PostgresInbox },
  { provide: PostgresOutbox, useFactory: (db: Database) => new PostgresOutbox(db), inject: [Database] },
  { provide: Outbox, useExisting: PostgresOutbox },
  { provide: UnsentEvents, useExisting: PostgresOutbox },
  { provide: ParkedMessages, useFactory: (db: Database) => new PostgresParked(db), inject: [Database] },
  { provide: Relay, useFactory: relayOf, inject: [PostgresOutbox, Log, SERVICE_NAME] },
  Consumers,
  { provide: AnswersOfService, useValue: answers ?? { routes: {}, schemas: {} } },
  Description,
  JobRunner,
  ForgetMessages,
  Lifecycle,
];

/** The one place that tells the two shapes apart. */
const openLog = (name: string, config: ServiceConfig, database: Database): Promise<Log> =>
  config.log === 'kafka' ? openKafka(name, config, database) : PostgresLog.open(config.databaseUrl);

async function openKafka(name: string, config: ServiceConfig, database: Database): Promise<Log> {
  await demandNothingLeftHere(database);
  return new KafkaLog({
    brokers: config.kafkaBrokers,
    clientId: name,
    retentionMs: (config.retention ?? USUAL_RETENTION).logDays * DAY_MS,
    ...(config.kafkaSessionTimeoutMs ? { sessionTimeoutMs: config.kafkaSessionTimeoutMs } : {}),
    ...config.kafkaSecurity,
  });
}

function relayOf(outbox: PostgresOutbox, log: Log, service: string): Relay {
  const relay = new Relay(outbox, log, service);
  outbox.onCommitted = () => relay.wake();
  return relay;
}

/** The gateway owns them; every other service hears of them. */
const settingsOf = ({ name }: ServiceOptions): Provider[] => [
  { provide: KnownSettings, useFactory: (db: Database) => new KnownSettings(db), inject: [Database] },
  { provide: Settings, useExisting: KnownSettings },
  ForgetParked,
  ...(name === SETTINGS_OWNER ? [] : [followSettings(name)]),
];

const accessOf = ({ name, config }: ServiceOptions): Provider[] => [
  { provide: ServiceTokens, useValue: new ServiceTokens(config.gatewayKeys) },
  { provide: APP_GUARD, useFactory: (tokens: ServiceTokens) => new CallerGuard(tokens, name), inject: [ServiceTokens] },
  { provide: APP_FILTER, useClass: ProblemFilter },
  EveryRouteHasARule,
];

const auditOf = ({ name, config }: ServiceOptions): Provider[] => [
  {
    provide: AuditTrail,
    useFactory: (outbox: Outbox, clock: Clock) => new OutboxAuditTrail(name, outbox, clock),
    inject: [Outbox, Clock],
  },
  { provide: Pseudonyms, useValue: new Pseudonyms(config.serviceSecret) },
  { provide: APP_INTERCEPTOR, useClass: AuditInterceptor },
];
