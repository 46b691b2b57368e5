import { InvitationPost, InvitationTallies, Mailer, type MailSettings, mailSettingsFromEnv } from '@mirrorloop/mailing';
import { OldData } from '@mirrorloop/messaging';
import { forgets, ServiceConfig, ServiceModule } from '@mirrorloop/messaging-nest';
import { type DynamicModule, Module } from '@nestjs/common';
import { answers } from './answers.js';
import { PostgresCustomerViews } from './adapters/postgres/customer-views.js';
import { PostgresCustomersInOrder } from './adapters/postgres/customers-in-order.js';
import { PostgresFailedSignals } from './adapters/postgres/failed-signals.js';
import { PostgresImportViews } from './adapters/postgres/import-views.js';
import { PostgresImports } from './adapters/postgres/imports.js';
import { PostgresInvitationMails } from './adapters/postgres/invitation-mails.js';
import { PostgresInvitationTallies } from './adapters/postgres/invitation-tallies.js';
import { PostgresInvitations } from './adapters/postgres/invitations.js';
import { migrations } from './adapters/postgres/migrations/index.js';
import { PostgresOldData } from './adapters/postgres/old-data.js';
import { PostgresSignalStore } from './adapters/postgres/signal-store.js';
import { PostgresSignalViews } from './adapters/postgres/signal-views.js';
import { PostgresSignalsInOrder } from './adapters/postgres/signals-in-order.js';
import { PostgresSourceBook, PostgresSources } from './adapters/postgres/sources.js';
import { Imports } from './domain/imports.js';
import { Intake } from './domain/intake.js';
import { Invitations } from './domain/invitation.js';
import { IngestionSettings } from './domain/settings.js';
import { SignalStore } from './domain/signal-store.js';
import { Sources } from './domain/sources.js';
import { UnsubscribeLinks } from './domain/unsubscribe-links.js';
import { AcceptEventsController } from './features/accept-events/accept-events.controller.js';
import { WriteKeys } from './features/accept-events/write-keys.js';
import { ImportFileController } from './features/import-file/import-file.controller.js';
import { ImportViews } from './features/import-file/import-views.js';
import { ReadersOfSignals } from './features/import-file/readers-of-signals.js';
import { RunImports } from './features/import-file/run-imports.job.js';
import { ShowImportsController } from './features/import-file/show-imports.controller.js';
import { ChangeWriteKeys } from './features/keep-sources/change-write-keys.js';
import { KeepSourcesController } from './features/keep-sources/keep-sources.controller.js';
import { SourceBook } from './features/keep-sources/source-book.js';
import { ListSignalsController } from './features/list-signals/list-signals.controller.js';
import { SignalViews } from './features/list-signals/signal-views.js';
import { CombinedIntake } from './features/record-signals/combined-intake.js';
import { RecordSignals } from './features/record-signals/record-signals.js';
import { FailedSignals } from './features/replay-failed-signals/failed-signals.js';
import { MeasureFailedSignals } from './features/replay-failed-signals/measure-failed-signals.js';
import { ReplayFailedSignal } from './features/replay-failed-signals/replay-failed-signal.js';
import { RevealFailedSignal } from './features/replay-failed-signals/reveal-failed-signal.js';
import { ReplayFailedSignalsController } from './features/replay-failed-signals/replay-failed-signals.controller.js';
import { CustomersInOrder } from './features/republish-customers/customers-in-order.js';
import { RepublishCustomers } from './features/republish-customers/republish-customers.js';
import { RepublishSignals } from './features/republish-signals/republish-signals.js';
import { SignalsInOrder } from './features/republish-signals/signals-in-order.js';
import { CustomerViews } from './features/show-customers/customer-views.js';
import { ShowCustomersController } from './features/show-customers/show-customers.controller.js';
import { InviteCustomersHandler } from './features/invite-customers/invite-customers.handler.js';
import { KeepConsentController } from './features/keep-consent/keep-consent.controller.js';
import { CustomersInvitationMails } from './features/mail-invitations/invitation-mails.js';
import { MailInvitations } from './features/mail-invitations/mail-invitations.job.js';
import { ShowInvitationsController } from './features/show-invitations/show-invitations.controller.js';
import { UnsubscribeController } from './features/unsubscribe/unsubscribe.controller.js';
import { Multipart } from './multipart.js';

const controllers = [
  AcceptEventsController,
  ImportFileController,
  ShowImportsController,
  ListSignalsController,
  ShowCustomersController,
  ReplayFailedSignalsController,
  KeepSourcesController,
  KeepConsentController,
  ShowInvitationsController,
  UnsubscribeController,
];
const features = [
  RecordSignals,
  WriteKeys,
  ReadersOfSignals,
  RunImports,
  ReplayFailedSignal,
  RevealFailedSignal,
  RepublishSignals,
  RepublishCustomers,
  MeasureFailedSignals,
  forgets('words', 'daily'),
  forgets('failedSignals', 'hourly'),
  forgets('answers', 'hourly'),
  InviteCustomersHandler,
  MailInvitations,
  Multipart,
  IngestionSettings,
];
const adapters = [
  { provide: Intake, useClass: CombinedIntake },
  { provide: SignalStore, useClass: PostgresSignalStore },
  { provide: Sources, useClass: PostgresSources },
  ChangeWriteKeys,
  { provide: SourceBook, useClass: PostgresSourceBook },
  { provide: Imports, useClass: PostgresImports },
  { provide: ImportViews, useClass: PostgresImportViews },
  { provide: SignalViews, useClass: PostgresSignalViews },
  { provide: CustomerViews, useClass: PostgresCustomerViews },
  { provide: FailedSignals, useClass: PostgresFailedSignals },
  { provide: SignalsInOrder, useClass: PostgresSignalsInOrder },
  { provide: OldData, useClass: PostgresOldData },
  { provide: CustomersInOrder, useClass: PostgresCustomersInOrder },
  { provide: Invitations, useClass: PostgresInvitations },
  { provide: CustomersInvitationMails, useClass: PostgresInvitationMails },
  { provide: InvitationTallies, useClass: PostgresInvitationTallies },
];

export interface OutboundSettings {
  /** From the environment (SMTP_URL, MAIL_FROM) where it isn't given. */
  readonly mail?: MailSettings;
}

/** The knowledge gap: what do we already know of this customer, across every channel? */
@Module({})
export class IngestionModule {
  static register(config: ServiceConfig, { mail }: OutboundSettings = {}): DynamicModule {
    const mailer = new Mailer(mail ?? mailSettingsFromEnv());
    const outbound = [
      { provide: Mailer, useValue: mailer },
      { provide: InvitationPost, useValue: new InvitationPost(mailer, config, config.publicAddress) },
      { provide: UnsubscribeLinks, useValue: new UnsubscribeLinks(config) },
    ];
    return {
      module: IngestionModule,
      imports: [ServiceModule.register({ name: 'ingestion', config, migrations, answers })],
      controllers,
      providers: [...features, ...adapters, ...outbound],
    };
  }
}
