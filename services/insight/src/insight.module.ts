import { OldData } from '@mirrorloop/messaging';
import { forgets, ServiceConfig, ServiceModule } from '@mirrorloop/messaging-nest';
import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { answers } from './answers.js';
import { SignalsAndInsights1764000000001 } from './adapters/postgres/migrations/1764000000001-signals-and-insights.js';
import { TouchedByBatch1764000100001 } from './adapters/postgres/migrations/1764000100001-touched-by-batch.js';
import { PostgresAnalysedSignals } from './adapters/postgres/postgres-analysed-signals.js';
import { PostgresCustomers } from './adapters/postgres/postgres-customers.js';
import { PostgresInsightViews } from './adapters/postgres/postgres-insight-views.js';
import { PostgresInsights } from './adapters/postgres/postgres-insights.js';
import { PostgresOldData } from './adapters/postgres/postgres-old-data.js';
import { PostgresRaisedByHand } from './adapters/postgres/postgres-raised-by-hand.js';
import { PostgresSignalViews } from './adapters/postgres/postgres-signal-views.js';
import { InlineReader } from './adapters/threads/inline-reader.js';
import { InlineDrawer } from './adapters/threads/inline-drawer.js';
import { InlinePrinter } from './adapters/threads/inline-printer.js';
import { ThreadedPrinter } from './adapters/threads/threaded-printer.js';
import { ReportPrinter } from './features/show-study-report/report-printer.js';
import { ThreadedDrawer } from './adapters/threads/threaded-drawer.js';
import { ThreadedReader } from './adapters/threads/threaded-reader.js';
import { AnalysedSignals, Customers, Insights } from './domain/ports.js';
import { AnalyseSignalsHandler } from './features/analyse-signals/analyse-signals.handler.js';
import { TextReader } from './features/analyse-signals/text-reader.js';
import { DetectSurgesJob } from './features/detect-surges/detect-surges.job.js';
import { FollowPeopleHandler } from './features/follow-people/follow-people.handler.js';
import { KnownPeople } from './features/follow-people/known-people.js';
import { InviteRespondents } from './features/invite-respondents/invite-respondents.js';
import { InviteRespondentsController } from './features/invite-respondents/invite-respondents.controller.js';
import { KeepFieldingController } from './features/keep-fielding/keep-fielding.controller.js';
import { RemindRespondents } from './features/remind-respondents/remind-respondents.job.js';
import { Tickets } from './fielding/invitation-events.js';
import { Invitations } from './domain/studies/invitations.js';
import { PostgresRatings } from './adapters/postgres/postgres-ratings.js';
import { RatingsAmongSignals } from './domain/studies/ratings.js';
import { PostgresInvitations } from './adapters/postgres/postgres-invitations.js';
import { PostgresKnownPeople } from './adapters/postgres/postgres-known-people.js';
import { Invitations1764700300001 } from './adapters/postgres/migrations/1764700300001-invitations.js';
import { FollowCustomersHandler } from './features/follow-customers/follow-customers.handler.js';
import { InsightViews } from './reading/insight-views.js';
import { ListEvidenceController } from './features/list-evidence/list-evidence.controller.js';
import { ListInsightsController } from './features/list-insights/list-insights.controller.js';
import { ListSignalsController } from './features/list-signals/list-signals.controller.js';
import { RaisedByHand } from './features/raise-insight/evidence-search.js';
import { RetractInsight } from './features/retract-insight/retract-insight.js';
import { RetractInsightController } from './features/retract-insight/retract-insight.controller.js';
import { RaiseInsightController } from './features/raise-insight/raise-insight.controller.js';
import { RaiseInsightByHand } from './features/raise-insight/raise-insight.js';
import { ShowInsightController } from './features/show-insight/show-insight.controller.js';
import { ShowOverviewController } from './features/show-overview/show-overview.controller.js';
import { SignalViews } from './reading/signal-views.js';
import { SubjectsOfCustomers1764400000003 } from './adapters/postgres/migrations/1764400000003-subjects-of-customers.js';
import { SeriousSignals1764500000001 } from './adapters/postgres/migrations/1764500000001-serious-signals.js';
import { PostgresSeriousSettings } from './adapters/postgres/postgres-serious-settings.js';
import { SeriousSettings } from './domain/serious.js';
import { SayWhatIsSeriousController } from './features/say-what-is-serious/say-what-is-serious.controller.js';
import { Stores1764300000001 } from './adapters/postgres/migrations/1764300000001-stores.js';
import { ViewsForBi1764300000010 } from './adapters/postgres/migrations/1764300000010-views-for-bi.js';
import { CustomerBase1764500100001 } from './adapters/postgres/migrations/1764500100001-customer-base.js';
import { StudiesForBi1764600000010 } from './adapters/postgres/migrations/1764600000010-studies-for-bi.js';
import { Retracted1764700300061 } from './adapters/postgres/migrations/1764700300061-retracted.js';
import { SubjectsOfEvidence1764700000001 } from './adapters/postgres/migrations/1764700000001-subjects-of-evidence.js';
import { PerceptionGaps1764500100002 } from './adapters/postgres/migrations/1764500100002-perception-gaps.js';
import { Quotas1764500100003 } from './adapters/postgres/migrations/1764500100003-quotas.js';
import { Studies1764000000020 } from './adapters/postgres/migrations/1764000000020-studies.js';
import { Awareness1764700200001 } from './adapters/postgres/migrations/1764700200001-awareness.js';
import { PostgresWhoActs } from './adapters/postgres/postgres-who-acts.js';
import { WhoActs } from './domain/studies/who-acts.js';
import { FollowWorkHandler } from './features/follow-work/follow-work.handler.js';
import { AskWhoKnows } from './features/open-study/ask-who-knows.js';
import { PostgresStudies } from './adapters/postgres/postgres-studies.js';
import { Studies } from './domain/studies/ports.js';
import { AnswerFormController } from './features/answer-form/answer-form.controller.js';
import { CloseStudy } from './features/close-study/close-study.js';
import { RaisePerceptionGaps } from './features/close-study/raise-perception-gaps.js';
import { ReportDrawer } from './features/close-study/report-drawer.js';
import { CloseStudyController } from './features/close-study/close-study.controller.js';
import { ListStudiesController } from './features/list-studies/list-studies.controller.js';
import { OpenStudy } from './features/open-study/open-study.js';
import { OpenStudyController } from './features/open-study/open-study.controller.js';
import { ShareStudyLinksController } from './features/share-study-links/share-study-links.controller.js';
import { ShowStudyReportController } from './features/show-study-report/show-study-report.controller.js';
import { TakeAnswersController } from './features/take-answers/take-answers.controller.js';
import { TakeAnswers } from './fielding/take-answers.js';

export interface InsightOptions {
  /** Where texts are read and reports drawn: in worker threads, or (in tests, which run uncompiled) where they are asked for. */
  readonly reading?: 'threads' | 'inline';
}

const migrations = [
  SignalsAndInsights1764000000001,
  Studies1764000000020,
  TouchedByBatch1764000100001,
  Stores1764300000001,
  ViewsForBi1764300000010,
  SubjectsOfCustomers1764400000003,
  CustomerBase1764500100001,
  PerceptionGaps1764500100002,
  Quotas1764500100003,
  StudiesForBi1764600000010,
  SubjectsOfEvidence1764700000001,
  SeriousSignals1764500000001,
  Awareness1764700200001,
  Invitations1764700300001,
  Retracted1764700300061,
];

/** The understanding gap: what it all amounts to. */
@Module({})
export class InsightModule {
  static register(config: ServiceConfig, { reading = 'threads' }: InsightOptions = {}): DynamicModule {
    return {
      module: InsightModule,
      imports: [ServiceModule.register({ name: 'insight', config, migrations, answers })],
      controllers: [
        ListSignalsController,
        ListInsightsController,
        ShowInsightController,
        ListEvidenceController,
        RaiseInsightController,
        RetractInsightController,
        ShowOverviewController,
        SayWhatIsSeriousController,
        ...studies,
      ],
      providers: [
        AnalyseSignalsHandler,
        FollowCustomersHandler,
        FollowWorkHandler,
        DetectSurgesJob,
        forgets('words', 'daily'),
        forgets('answers', 'hourly'),
        RaiseInsightByHand,
        RetractInsight,
        OpenStudy,
        AskWhoKnows,
        TakeAnswers,
        CloseStudy,
        FollowPeopleHandler,
        InviteRespondents,
        RemindRespondents,
        Tickets,
        RaisePerceptionGaps,
        ...stores,
        {
          provide: ReportDrawer,
          useFactory: () => (reading === 'threads' ? new ThreadedDrawer() : new InlineDrawer()),
        },
        {
          provide: ReportPrinter,
          useFactory: () => (reading === 'threads' ? new ThreadedPrinter() : new InlinePrinter()),
        },
        { provide: TextReader, useFactory: () => (reading === 'threads' ? new ThreadedReader() : new InlineReader()) },
      ],
    };
  }
}

const studies = [
  OpenStudyController,
  ShareStudyLinksController,
  InviteRespondentsController,
  KeepFieldingController,
  TakeAnswersController,
  AnswerFormController,
  CloseStudyController,
  ListStudiesController,
  ShowStudyReportController,
];

const stores: Provider[] = [
  { provide: SeriousSettings, useClass: PostgresSeriousSettings },
  { provide: AnalysedSignals, useClass: PostgresAnalysedSignals },
  { provide: Customers, useClass: PostgresCustomers },
  { provide: Insights, useClass: PostgresInsights },
  { provide: RaisedByHand, useClass: PostgresRaisedByHand },
  { provide: SignalViews, useClass: PostgresSignalViews },
  { provide: InsightViews, useClass: PostgresInsightViews },
  { provide: OldData, useClass: PostgresOldData },
  { provide: Studies, useClass: PostgresStudies },
  { provide: WhoActs, useClass: PostgresWhoActs },
  { provide: Invitations, useClass: PostgresInvitations },
  { provide: RatingsAmongSignals, useClass: PostgresRatings },
  { provide: KnownPeople, useClass: PostgresKnownPeople },
];
