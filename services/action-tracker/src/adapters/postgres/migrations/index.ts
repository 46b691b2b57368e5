import { Actions1764000000001 } from './1764000000001-actions.js';
import { Deadlines1764000000002 } from './1764000000002-deadlines.js';
import { People1764000000003 } from './1764000000003-people.js';
import { Settings1764000000004 } from './1764000000004-settings.js';
import { PeopleAtWork1764000000010 } from './1764000000010-people-at-work.js';
import { Work1764000000020 } from './1764000000020-work.js';
import { Channels1764000000021 } from './1764000000021-channels.js';
import { ViewsForBi1764300000010 } from './1764300000010-views-for-bi.js';
import { Escalations1764500000001 } from './1764500000001-escalations.js';
import { CalendarFeeds1764500000002 } from './1764500000002-calendar-feeds.js';
import { OutcomesForBi1764600000010 } from './1764600000010-outcomes-for-bi.js';
import { Cases1764500000003 } from './1764500000003-cases.js';
import { Containment1764700000020 } from './1764700000020-containment.js';
import { PoliciesSince1764700000021 } from './1764700000021-policies-since.js';
import { Meetings1764700000040 } from './1764700000040-meetings.js';
import { Elsewhere1764700000050 } from './1764700000050-elsewhere.js';
import { Invitations1764700300001 } from './1764700300001-invitations.js';
import { Withdrawn1764700300060 } from './1764700300060-withdrawn.js';
import { Playbooks1764700300062 } from './1764700300062-playbooks.js';
import { CasesHandedOver1764700300063 } from './1764700300063-cases-handed-over.js';
import { TimersSet1764700400010 } from './1764700400010-timers-set.js';
import { InTheirLanguage1764700400011 } from './1764700400011-in-their-language.js';
import { InsightSince1764700400030 } from './1764700400030-insight-since.js';
import { NoticesAsData1764700400040 } from './1764700400040-notices-as-data.js';

export const migrations = [
  Actions1764000000001,
  Deadlines1764000000002,
  People1764000000003,
  Settings1764000000004,
  PeopleAtWork1764000000010,
  Work1764000000020,
  Channels1764000000021,
  ViewsForBi1764300000010,
  Escalations1764500000001,
  CalendarFeeds1764500000002,
  OutcomesForBi1764600000010,
  Cases1764500000003,
  Containment1764700000020,
  PoliciesSince1764700000021,
  Meetings1764700000040,
  Elsewhere1764700000050,
  Invitations1764700300001,
  Withdrawn1764700300060,
  Playbooks1764700300062,
  CasesHandedOver1764700300063,
  TimersSet1764700400010,
  InTheirLanguage1764700400011,
  InsightSince1764700400030,
  NoticesAsData1764700400040,
] as const;
