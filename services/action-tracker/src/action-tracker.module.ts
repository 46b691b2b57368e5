import { ServiceConfig, ServiceModule } from '@mirrorloop/messaging-nest';
import { type DynamicModule, Module } from '@nestjs/common';
import { migrations } from './adapters/postgres/migrations/index.js';
import { PostgresActions } from './adapters/postgres/postgres-actions.js';
import { PostgresAnsweredRequests } from './adapters/postgres/postgres-answered-requests.js';
import { PostgresColleagues } from './adapters/postgres/postgres-colleagues.js';
import { PostgresKnownPeople } from './adapters/postgres/postgres-known-people.js';
import { PostgresNotices } from './adapters/postgres/postgres-notices.js';
import { PostgresPassedTimers } from './adapters/postgres/postgres-passed-timers.js';
import { PostgresPeopleDirectory } from './adapters/postgres/postgres-people.js';
import { PostgresRates } from './adapters/postgres/postgres-rates.js';
import { Actions } from './domain/actions.js';
import { Colleagues } from './domain/colleagues.js';
import { PeopleDirectory } from './domain/people.js';
import { RatesSettings } from './domain/rates.js';
import { ChangeRates } from './features/change-rates/change-rates.js';
import { ChangeRatesController } from './features/change-rates/change-rates.controller.js';
import { AnsweredRequests } from './features/change-action/answered-requests.js';
import { ChangeAction } from './features/change-action/change-action.js';
import { ChangeActionController } from './features/change-action/change-action.controller.js';
import { ForgetAnswers } from './features/change-action/forget-answers.job.js';
import { FollowPeopleHandler } from './features/follow-people/follow-people.handler.js';
import { KnownPeople } from './features/follow-people/known-people.js';
import { ListActionsController } from './features/list-actions/list-actions.controller.js';
import { ListNoticesController } from './features/list-notices/list-notices.controller.js';
import { Notices } from './features/list-notices/notices.js';
import { AuditTimers } from './features/fire-timers/audit-timers.job.js';
import { MeasureTimers } from './features/fire-timers/measure-timers.js';
import { FireTimers } from './features/fire-timers/fire-timers.job.js';
import { PassedTimers } from './features/fire-timers/passed-timers.js';
import { ProposeActionHandler } from './features/propose-action/propose-action.handler.js';
import { ShowActionController } from './features/show-action/show-action.controller.js';
import { ShowEvidenceController } from './features/show-evidence/show-evidence.controller.js';
import { ShowHistoryController } from './features/show-history/show-history.controller.js';

const controllers = [
  ListActionsController,
  ShowActionController,
  ShowEvidenceController,
  ShowHistoryController,
  ChangeActionController,
  ListNoticesController,
  ChangeRatesController,
];
const features = [
  ProposeActionHandler,
  FollowPeopleHandler,
  ChangeAction,
  ForgetAnswers,
  FireTimers,
  AuditTimers,
  MeasureTimers,
  ChangeRates,
];
const adapters = [
  { provide: Actions, useClass: PostgresActions },
  { provide: AnsweredRequests, useClass: PostgresAnsweredRequests },
  { provide: Colleagues, useClass: PostgresColleagues },
  { provide: KnownPeople, useClass: PostgresKnownPeople },
  { provide: Notices, useClass: PostgresNotices },
  { provide: PassedTimers, useClass: PostgresPassedTimers },
  { provide: PeopleDirectory, useClass: PostgresPeopleDirectory },
  { provide: RatesSettings, useClass: PostgresRates },
];

/** The action gap: who does what by when, and what is at stake. */
@Module({})
export class ActionTrackerModule {
  static register(config: ServiceConfig): DynamicModule {
    return {
      module: ActionTrackerModule,
      imports: [ServiceModule.register({ name: 'action-tracker', config, migrations })],
      controllers,
      providers: [...features, ...adapters],
    };
  }
}
