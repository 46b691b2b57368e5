import { TokenSigner } from '@mirrorloop/access';
import { ServiceModule } from '@mirrorloop/messaging-nest';
import { type Topic, topics } from '@mirrorloop/contracts';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { answers } from './answers.js';
import { HolidaysOfTheWorld } from './adapters/holidays/holidays-of-the-world.js';
import { Gateway1764000000001 } from './adapters/postgres/migrations/1764000000001-gateway.js';
import { PeopleAtWork1764000000010 } from './adapters/postgres/migrations/1764000000010-people-at-work.js';
import { Audit1764000300000 } from './adapters/postgres/migrations/1764000300000-audit.js';
import { PostgresAuditChain } from './adapters/postgres/postgres-audit-chain.js';
import { PostgresAuditViews } from './adapters/postgres/postgres-audit-views.js';
import { Argon2Passwords } from './adapters/argon2/argon2-passwords.js';
import { Access1764200000001 } from './adapters/postgres/migrations/1764200000001-access.js';
import { AuditedChanges } from './adapters/postgres/audited-changes.js';
import { AuditByAge1764400000010 } from './adapters/postgres/migrations/1764400000010-audit-by-age.js';
import { TracesByStore1764400000030 } from './adapters/postgres/migrations/1764400000030-traces-by-store.js';
import { PostgresSealedFactors } from './adapters/postgres/postgres-sealed-factors.js';
import { AnsweredAdditions1764400000040 } from './adapters/postgres/migrations/1764400000040-answered-additions.js';
import { PostgresAnsweredAdditions } from './adapters/postgres/postgres-answered-additions.js';
import { PostgresCustomersMet } from './adapters/postgres/postgres-customers-met.js';
import { Languages1764700400000 } from './adapters/postgres/migrations/1764700400000-languages.js';
import { Contacts1764400000020 } from './adapters/postgres/migrations/1764400000020-contacts.js';
import { PostgresSettings } from './adapters/postgres/postgres-settings.js';
import { PostgresAccounts } from './adapters/postgres/postgres-accounts.js';
import { PostgresGrants } from './adapters/postgres/postgres-grants.js';
import { PostgresKeptKeys } from './adapters/postgres/postgres-kept-keys.js';
import { PostgresMachineTokens } from './adapters/postgres/postgres-machine-tokens.js';
import { PostgresTries } from './adapters/postgres/postgres-tries.js';
import { PostgresPeople } from './adapters/postgres/postgres-people.js';
import { PostgresPeopleInOrder } from './adapters/postgres/postgres-people-in-order.js';
import { PostgresRoster } from './adapters/postgres/postgres-roster.js';
import { PostgresSessions } from './adapters/postgres/postgres-sessions.js';
import { PostgresTraces } from './adapters/postgres/postgres-traces.js';
import { Holidays } from './domain/people/holidays.js';
import { Hearing } from './domain/live/hearing.js';
import { CallerAddress } from './domain/callers/caller-address.js';
import { Accounts } from './domain/accounts/account.js';
import { Passwords } from './domain/accounts/passwords.js';
import { Tries } from './domain/accounts/tries.js';
import { Grants } from './domain/grants/grants.js';
import { MachineTokens } from './domain/tokens/machine-token.js';
import { People } from './domain/people/people.js';
import { Reviser } from './domain/people/reviser.js';
import { Sessions } from './domain/sessions/session.js';
import { Admission } from './features/admit-callers/admission.js';
import { HearingAtTheDoor } from './features/admit-callers/hearing-at-the-door.js';
import { WhoAsks } from './features/admit-callers/who-asks.js';
import { ChangePeopleController } from './features/change-people/change-people.controller.js';
import { ChangeTeamsController } from './features/change-teams/change-teams.controller.js';
import { ForgetEndedSessions } from './features/forget-ended-sessions/forget-ended-sessions.job.js';
import { PeopleImportController } from './features/import-people/people-import.controller.js';
import { KeepCalendarsController } from './features/keep-calendars/keep-calendars.controller.js';
import { KeepPeopleCurrent } from './features/keep-people-current/keep-people-current.job.js';
import { LimitCallers, LimitStrangers } from './features/limit-callers/limit-callers.js';
import { LinksController } from './features/issue-links/links.controller.js';
import { AuditChain } from './features/keep-audit-trail/audit-chain.js';
import { KeepAuditTrail } from './features/keep-audit-trail/keep-audit-trail.handler.js';
import { PeopleController } from './features/list-people/people.controller.js';
import { Feeds } from './features/live-topics/feeds.js';
import { LiveTopics } from './features/live-topics/live-topics.js';
import { ServerSentController } from './features/live-topics/server-sent.controller.js';
import { WebSocketController } from './features/live-topics/web-socket.controller.js';
import { DocumentsController } from './features/publish-documents/documents.controller.js';
import { WhatServicesSay } from './described/what-services-say.js';
import { ExportListsController } from './features/export-lists/export-lists.controller.js';
import { ListPages } from './features/export-lists/list-pages.js';
import { ReadinessInterceptor } from './features/report-readiness/readiness.interceptor.js';
import { ReadinessOfServices } from './features/report-readiness/readiness-of-services.js';
import { PeopleInOrder } from './features/republish-people/people-in-order.js';
import { RepublishPeople } from './features/republish-people/republish-people.js';
import { ReviseAndTell } from './features/revise-roster/revise-and-tell.js';
import { RosterKeeper } from './features/revise-roster/roster-keeper.js';
import { ServiceRoutes } from './features/route-to-services/service-routes.js';
import { ConsoleFiles } from './features/serve-console/console-files.js';
import { AuditController } from './features/show-audit-trail/audit.controller.js';
import { AuditViews } from './features/show-audit-trail/audit-views.js';
import { KeysController } from './features/sign-for-callers/keys.controller.js';
import { KeptKeys } from './features/sign-for-callers/kept-keys.js';
import { OwnKeys } from './features/sign-for-callers/own-keys.js';
import { SigningKeys } from './features/sign-for-callers/signing-keys.js';
import { ForgetAuditTrail } from './features/keep-audit-trail/forget-audit-trail.job.js';
import { ChangeSettings } from './features/keep-settings/change-settings.js';
import { SettingsKeeper } from './features/keep-settings/kept-settings.js';
import { ProcessingRecordController } from './features/keep-settings/processing-record/processing-record.controller.js';
import { RepublishSettings } from './features/keep-settings/republish-settings.js';
import { SettingsController } from './features/keep-settings/settings.controller.js';
import { AccessController } from './features/give-access/access.controller.js';
import { AccountController } from './features/keep-account/account.controller.js';
import { SetUpSecondFactor } from './features/keep-account/set-up-second-factor.js';
import { TokensController } from './features/keep-tokens/tokens.controller.js';
import { OidcController } from './features/sign-in/oidc.controller.js';
import { OidcProvider } from './features/sign-in/oidc-provider.js';
import { BeginSession } from './features/sign-in/begin-session.js';
import { SecondFactor } from './features/sign-in/second-factor.js';
import { SignIn } from './features/sign-in/sign-in.js';
import { SignInController } from './features/sign-in/sign-in.controller.js';
import { SessionController } from './features/sign-out/session.controller.js';
import { SealAnew } from './features/seal-anew/seal-anew.job.js';
import { SealedFactors } from './features/seal-anew/sealed-factors.js';
import { AnsweredAdditions } from './features/revise-roster/answered-additions.js';
import { CustomersMet } from './features/trace-the-way/customers-met.js';
import { TraceCustomers } from './features/trace-the-way/trace-customers.handler.js';
import { TraceActions } from './features/trace-the-way/trace-actions.handler.js';
import { TraceInsights } from './features/trace-the-way/trace-insights.handler.js';
import { TraceSignals } from './features/trace-the-way/trace-signals.handler.js';
import { TraceController } from './features/trace-the-way/trace.controller.js';
import { Traces } from './features/trace-the-way/traces.js';
import { GatewayConfig } from './gateway-config.js';

const adapters = [
  AuditedChanges,
  { provide: Sessions, useClass: PostgresSessions },
  { provide: Accounts, useClass: PostgresAccounts },
  { provide: Passwords, useClass: Argon2Passwords },
  { provide: Tries, useClass: PostgresTries },
  { provide: KeptKeys, useClass: PostgresKeptKeys },
  { provide: Grants, useClass: PostgresGrants },
  { provide: MachineTokens, useClass: PostgresMachineTokens },
  { provide: People, useClass: PostgresPeople },
  { provide: RosterKeeper, useClass: PostgresRoster },
  { provide: Reviser, useClass: ReviseAndTell },
  { provide: Holidays, useClass: HolidaysOfTheWorld },
  { provide: Traces, useClass: PostgresTraces },
  { provide: SettingsKeeper, useClass: PostgresSettings },
  { provide: SealedFactors, useClass: PostgresSealedFactors },
  { provide: AnsweredAdditions, useClass: PostgresAnsweredAdditions },
  { provide: CustomersMet, useClass: PostgresCustomersMet },
  { provide: AuditChain, useClass: PostgresAuditChain },
  { provide: AuditViews, useClass: PostgresAuditViews },
  { provide: PeopleInOrder, useClass: PostgresPeopleInOrder },
];

// In the order in which a request meets them.
const door = [WhoAsks, LimitStrangers, Admission, LimitCallers, ServiceRoutes, ConsoleFiles];
const signIn = [OidcProvider, BeginSession, SignIn, SecondFactor, SetUpSecondFactor];
const readiness = [ReadinessOfServices, { provide: APP_INTERCEPTOR, useClass: ReadinessInterceptor }];
const live = [{ provide: Hearing, useClass: HearingAtTheDoor }, Feeds, LiveTopics];
const handlers = [TraceSignals, TraceCustomers, TraceInsights, TraceActions, KeepAuditTrail];

const migrations = [
  Gateway1764000000001,
  PeopleAtWork1764000000010,
  Audit1764000300000,
  Access1764200000001,
  AuditByAge1764400000010,
  Contacts1764400000020,
  TracesByStore1764400000030,
  AnsweredAdditions1764400000040,
  Languages1764700400000,
];

@Module({})
export class GatewayModule {
  static register(config: GatewayConfig): DynamicModule {
    const own = new OwnKeys();
    return {
      module: GatewayModule,
      imports: [
        ServiceModule.register({
          name: 'gateway',
          config: { ...config, gatewayKeys: own.published },
          migrations,
          answers,
          // Whoever may listen to a topic hears it here.
          looksOn: Object.keys(topics) as Topic[],
        }),
      ],
      controllers: [
        SignInController,
        SessionController,
        KeysController,
        OidcController,
        AccountController,
        AccessController,
        TokensController,
        LinksController,
        PeopleImportController,
        PeopleController,
        ChangePeopleController,
        ChangeTeamsController,
        KeepCalendarsController,
        TraceController,
        ServerSentController,
        WebSocketController,
        AuditController,
        SettingsController,
        ProcessingRecordController,
        DocumentsController,
        ExportListsController,
      ],
      providers: [
        { provide: GatewayConfig, useValue: config },
        { provide: CallerAddress, useValue: new CallerAddress(config.trustedProxies) },
        { provide: OwnKeys, useValue: own },
        { provide: TokenSigner, useFactory: (keys: SigningKeys) => keys.signer, inject: [SigningKeys] },
        SigningKeys,
        ...adapters,
        ...door,
        ...signIn,
        ...readiness,
        ...live,
        WhatServicesSay,
        ListPages,
        ...handlers,
        ForgetEndedSessions,
        ForgetAuditTrail,
        SealAnew,
        ChangeSettings,
        RepublishSettings,
        RepublishPeople,
        KeepPeopleCurrent,
      ],
    };
  }
}
