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
import { AnsweredRequests } from './features/commit-action/answered-requests.js';
import { CommitAction } from './features/commit-action/commit-action.js';
import { CommitActionController } from './features/commit-action/commit-action.controller.js';
import { ForgetAnswers } from './features/commit-action/forget-answers.job.js';
import { FollowPeopleHandler } from './features/follow-people/follow-people.handler.js';
import { KnownPeople } from './features/follow-people/known-people.js';
import { ListActionsController } from './features/list-actions/list-actions.controller.js';
import { ListNoticesController } from './features/list-notices/list-notices.controller.js';
import { Notices } from './features/list-notices/notices.js';
import { AuditTimers } from './features/notice-deadlines/audit-timers.job.js';
import { MeasureTimers } from './features/notice-deadlines/measure-timers.js';
import { NoticeDeadlines } from './features/notice-deadlines/notice-deadlines.job.js';
import { PassedTimers } from './features/notice-deadlines/passed-timers.js';
import { ProposeActionHandler } from './features/propose-action/propose-action.handler.js';
import { ShowActionController } from './features/show-action/show-action.controller.js';
import { ShowHistoryController } from './features/show-history/show-history.controller.js';

const controllers = [
  ListActionsController,
  ShowActionController,
  ShowHistoryController,
  CommitActionController,
  ListNoticesController,
  ChangeRatesController,
];
const features = [
  ProposeActionHandler,
  FollowPeopleHandler,
  CommitAction,
  ForgetAnswers,
  NoticeDeadlines,
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
