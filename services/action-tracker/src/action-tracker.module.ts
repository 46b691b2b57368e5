import {
  InvitationMails,
  InvitationPost,
  InvitationTallies,
  Mailer,
  type MailSettings,
  mailSettingsFromEnv,
} from '@mirrorloop/mailing';
import { OldData } from '@mirrorloop/messaging';
import { forgets, ServiceConfig, ServiceModule } from '@mirrorloop/messaging-nest';
import { type DynamicModule, Module } from '@nestjs/common';
import { answers } from './answers.js';
import { HttpSender } from './adapters/outbound/http-sender.js';
import { OutboundPolicy } from './adapters/outbound/outbound-policy.js';
import { OutboundSender } from './adapters/outbound/outbound-sender.js';
import { migrations } from './adapters/postgres/migrations/index.js';
import { PostgresOldData } from './adapters/postgres/old-data.js';
import { PostgresCalendarFeeds } from './adapters/postgres/postgres-calendar-feeds.js';
import { PostgresAccountability } from './adapters/postgres/postgres-accountability.js';
import { PostgresCases } from './adapters/postgres/postgres-cases.js';
import { PostgresChannelDeliveries } from './adapters/postgres/postgres-channel-deliveries.js';
import { PostgresChannels } from './adapters/postgres/postgres-channels.js';
import { PostgresDeliveries } from './adapters/postgres/postgres-deliveries.js';
import { PostgresActions } from './adapters/postgres/postgres-actions.js';
import { PostgresAnsweredRequests } from './adapters/postgres/postgres-answered-requests.js';
import { PostgresColleagues } from './adapters/postgres/postgres-colleagues.js';
import { PostgresElsewhereActions } from './adapters/postgres/postgres-elsewhere-actions.js';
import { PostgresEscalations } from './adapters/postgres/postgres-escalations.js';
import { PostgresKnownPeople } from './adapters/postgres/postgres-known-people.js';
import { PostgresMeetings } from './adapters/postgres/postgres-meetings.js';
import {
  PostgresInvitationMails,
  PostgresInvitationTallies,
  PostgresRequestedInvitations,
} from './adapters/postgres/postgres-invitations.js';
import { PostgresNoticeBoard } from './adapters/postgres/postgres-notice-board.js';
import { PostgresNotices } from './adapters/postgres/postgres-notices.js';
import { PostgresPassedTimers } from './adapters/postgres/postgres-passed-timers.js';
import { PostgresPeopleDirectory } from './adapters/postgres/postgres-people.js';
import { PostgresPlaybooks } from './adapters/postgres/postgres-playbooks.js';
import { PostgresPolicies } from './adapters/postgres/postgres-policies.js';
import { PostgresRates } from './adapters/postgres/postgres-rates.js';
import { PostgresWorkOfWhoLeft } from './adapters/postgres/postgres-work-of-who-left.js';
import { Actions } from './domain/actions.js';
import { AnsweredRequests } from './domain/answered-requests.js';
import { Cases } from './domain/cases.js';
import { Meetings } from './domain/meetings.js';
import { Colleagues } from './domain/colleagues.js';
import { ElsewhereActions } from './domain/elsewhere.js';
import { Escalations } from './domain/escalations.js';
import { NoticeBoard } from './domain/notice.js';
import { PeopleDirectory } from './domain/people.js';
import { Playbooks } from './domain/playbooks.js';
import { RatesSettings } from './domain/rates.js';
import { StepKeeper } from './domain/step-keeper.js';
import { AcknowledgeEscalation } from './features/acknowledge-escalation/acknowledge-escalation.js';
import { AcknowledgeEscalationController } from './features/acknowledge-escalation/acknowledge-escalation.controller.js';
import { ClimbEscalations } from './features/climb-escalations/climb-escalations.job.js';
import { NoticeWhoLeft } from './features/climb-escalations/notice-who-left.job.js';
import { CalendarController } from './features/keep-calendar-feed/calendar.controller.js';
import { CalendarFeeds } from './features/keep-calendar-feed/calendar-feeds.js';
import { KeepCalendarFeedController } from './features/keep-calendar-feed/keep-calendar-feed.controller.js';
import { KeepCaseSettingsController } from './features/keep-case-settings/keep-case-settings.controller.js';
import { OpenCasesHandler } from './features/open-cases/open-cases.handler.js';
import { Accountability } from './features/show-accountability/accountability.js';
import { ShowAccountabilityController } from './features/show-accountability/show-accountability.controller.js';
import { ShowMyWorkController } from './features/show-my-work/show-my-work.controller.js';
import { WatchCases } from './features/watch-cases/watch-cases.job.js';
import { CasesController } from './features/work-on-cases/cases.controller.js';
import { WorkOnCases } from './features/work-on-cases/work-on-cases.js';
import { CloseMeetings } from './features/hold-meetings/close-meetings.js';
import { DecideItems } from './features/hold-meetings/decide-items.js';
import { DrawAgenda } from './features/hold-meetings/draw-agenda.js';
import { MeetingsAtWork } from './features/hold-meetings/meetings-at-work.js';
import { MeetingsController } from './features/hold-meetings/meetings.controller.js';
import { MinutesCalendarController } from './features/hold-meetings/minutes-calendar.controller.js';
import { PlanMeetings } from './features/hold-meetings/plan-meetings.js';
import { ShowMeetings } from './features/hold-meetings/show-meetings.js';
import { KeepPlaybooks } from './features/keep-playbooks/keep-playbooks.js';
import { KeepPlaybooksController } from './features/keep-playbooks/keep-playbooks.controller.js';
import { ShowTriedController } from './features/show-tried/show-tried.controller.js';
import { KeepPolicies } from './features/keep-policies/keep-policies.js';
import { KeepPoliciesController } from './features/keep-policies/keep-policies.controller.js';
import { Policies } from './features/keep-policies/policies.js';
import { ChangeRates } from './features/change-rates/change-rates.js';
import { ChangeRatesController } from './features/change-rates/change-rates.controller.js';
import { ChangeAction } from './features/change-action/change-action.js';
import { PromiseActionController, WorkOnActionController } from './features/change-action/change-action.controller.js';
import { KeepSteps } from './features/change-action/keep-steps.js';
import { ForgetAnswers } from './features/change-action/forget-answers.job.js';
import { DeliverNotices } from './features/deliver-notices/deliver-notices.job.js';
import { Deliveries, Sender } from './features/deliver-notices/deliveries.js';
import { Addresses, Channels } from './features/keep-channels/channels.js';
import { ChannelDeliveries } from './features/keep-channels/channel-deliveries.js';
import { ChannelDeliveriesController } from './features/keep-channels/channel-deliveries.controller.js';
import { KeepChannelsController } from './features/keep-channels/keep-channels.controller.js';
import { FollowPeopleHandler } from './features/follow-people/follow-people.handler.js';
import { InvitePeopleHandler } from './features/invite-people/invite-people.handler.js';
import { RequestedInvitations } from './features/invite-people/requested-invitations.js';
import { MailInvitations } from './features/mail-invitations/mail-invitations.job.js';
import { ShowInvitationsController } from './features/show-invitations/show-invitations.controller.js';
import { KnownPeople } from './features/follow-people/known-people.js';
import { ListActionsController } from './features/list-actions/list-actions.controller.js';
import { ImportElsewhere } from './features/import-elsewhere/import-elsewhere.js';
import { ImportElsewhereController } from './features/import-elsewhere/import-elsewhere.controller.js';
import { ListElsewhereController } from './features/list-elsewhere/list-elsewhere.controller.js';
import { TakeOverElsewhere } from './features/take-over-elsewhere/take-over-elsewhere.js';
import { TakeOverElsewhereController } from './features/take-over-elsewhere/take-over-elsewhere.controller.js';
import { ListNoticesController } from './features/list-notices/list-notices.controller.js';
import { Notices } from './features/list-notices/notices.js';
import { ListWorkOfWhoLeftController } from './features/list-work-of-who-left/list-work-of-who-left.controller.js';
import { WorkOfWhoLeft } from './features/list-work-of-who-left/work-of-who-left.js';
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
  PromiseActionController,
  WorkOnActionController,
  ListNoticesController,
  KeepChannelsController,
  ChannelDeliveriesController,
  ListWorkOfWhoLeftController,
  ChangeRatesController,
  KeepPoliciesController,
  AcknowledgeEscalationController,
  KeepCalendarFeedController,
  CalendarController,
  CasesController,
  ShowAccountabilityController,
  ShowMyWorkController,
  KeepCaseSettingsController,
  MinutesCalendarController,
  MeetingsController,
  ImportElsewhereController,
  ListElsewhereController,
  TakeOverElsewhereController,
  KeepPlaybooksController,
  ShowTriedController,
  ShowInvitationsController,
];
const features = [
  ProposeActionHandler,
  FollowPeopleHandler,
  ChangeAction,
  ForgetAnswers,
  FireTimers,
  AuditTimers,
  MeasureTimers,
  DeliverNotices,
  ChangeRates,
  KeepPolicies,
  ClimbEscalations,
  NoticeWhoLeft,
  AcknowledgeEscalation,
  OpenCasesHandler,
  WorkOnCases,
  WatchCases,
  DrawAgenda,
  MeetingsAtWork,
  ShowMeetings,
  PlanMeetings,
  DecideItems,
  CloseMeetings,
  ImportElsewhere,
  TakeOverElsewhere,
  KeepPlaybooks,
  InvitePeopleHandler,
  MailInvitations,
  forgets('answers', 'hourly'),
];
const adapters = [
  { provide: StepKeeper, useClass: KeepSteps },
  { provide: Accountability, useClass: PostgresAccountability },
  { provide: Cases, useClass: PostgresCases },
  { provide: Meetings, useClass: PostgresMeetings },
  { provide: CalendarFeeds, useClass: PostgresCalendarFeeds },
  { provide: ElsewhereActions, useClass: PostgresElsewhereActions },
  { provide: Escalations, useClass: PostgresEscalations },
  { provide: NoticeBoard, useClass: PostgresNoticeBoard },
  { provide: Playbooks, useClass: PostgresPlaybooks },
  { provide: Policies, useClass: PostgresPolicies },
  { provide: Actions, useClass: PostgresActions },
  { provide: Channels, useClass: PostgresChannels },
  { provide: ChannelDeliveries, useClass: PostgresChannelDeliveries },
  { provide: Deliveries, useClass: PostgresDeliveries },
  { provide: AnsweredRequests, useClass: PostgresAnsweredRequests },
  { provide: Colleagues, useClass: PostgresColleagues },
  { provide: KnownPeople, useClass: PostgresKnownPeople },
  { provide: Notices, useClass: PostgresNotices },
  { provide: PassedTimers, useClass: PostgresPassedTimers },
  { provide: PeopleDirectory, useClass: PostgresPeopleDirectory },
  { provide: WorkOfWhoLeft, useClass: PostgresWorkOfWhoLeft },
  { provide: RatesSettings, useClass: PostgresRates },
  { provide: RequestedInvitations, useClass: PostgresRequestedInvitations },
  { provide: InvitationMails, useClass: PostgresInvitationMails },
  { provide: OldData, useClass: PostgresOldData },
  { provide: InvitationTallies, useClass: PostgresInvitationTallies },
];

export interface OutboundSettings {
  /** For tests alone, whose receivers listen on this machine. */
  readonly allowLoopback?: boolean;
  /** From the environment (SMTP_URL, MAIL_FROM) where it isn't given. */
  readonly mail?: MailSettings;
}

/** The action gap: who does what by when, and what is at stake. */
@Module({})
export class ActionTrackerModule {
  static register(config: ServiceConfig, { allowLoopback = false, mail }: OutboundSettings = {}): DynamicModule {
    const policy = new OutboundPolicy(allowLoopback);
    const http = new HttpSender(policy);
    const mailer = new Mailer(mail ?? mailSettingsFromEnv());
    const outbound = [
      { provide: Addresses, useValue: policy },
      { provide: HttpSender, useValue: http },
      { provide: Mailer, useValue: mailer },
      { provide: InvitationPost, useValue: new InvitationPost(mailer, config, config.publicAddress) },
      { provide: Sender, useValue: new OutboundSender(http, mailer, config.publicAddress) },
    ];
    return {
      module: ActionTrackerModule,
      imports: [ServiceModule.register({ name: 'action-tracker', config, migrations, answers })],
      controllers,
      providers: [...features, ...adapters, ...outbound],
    };
  }
}
