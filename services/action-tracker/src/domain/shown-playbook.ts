import type { Playbook, PlaybookWay } from './playbook.js';
import type { Counted, TrackRecord, Tried } from './track-record.js';

/** What came of one action; the instant as ISO text. */
export interface ShownOutcome {
  actionId: string;
  title: string;
  verdict: 'verified' | 'refuted' | 'inconclusive';
  effect: number;
  low: number;
  high: number;
  n: number;
  unit: string | null;
  source: string;
  at: string | null;
}
export interface ShownRecord {
  tried: number;
  verified: number;
  refuted: number;
  inconclusive: number;
  uncounted: number;
  outcomes: ShownOutcome[];
}
export interface ShownPlaybook {
  id: string;
  version: number;
  name: string;
  insightKind: string | null;
  domain: Playbook['domain'];
  way: PlaybookWay;
  madeBy: string;
  madeAt: string;
  retired: boolean;
  record: ShownRecord;
}
export interface ShownTried {
  playbook: ShownPlaybook | null;
  kind: Tried['kind'];
  record: ShownRecord;
}

/** More would be read by nobody; all of them are counted. */
const MOST_SHOWN = 20;

const outcomeView = ({ actionId, title, verdict, effect, low, high, n, unit, source, at }: Counted): ShownOutcome => ({
  ...{ actionId, title, verdict, effect, low, high, n, unit, source },
  at: at?.toISOString() ?? null,
});
export const recordView = ({
  tried,
  verified,
  refuted,
  inconclusive,
  uncounted,
  outcomes,
}: TrackRecord): ShownRecord => ({
  ...{ tried, verified, refuted, inconclusive, uncounted },
  outcomes: outcomes.slice(0, MOST_SHOWN).map(outcomeView),
});
export const playbookView = ({ playbookId: id, madeAt, ...rest }: Playbook, record: TrackRecord): ShownPlaybook => ({
  id,
  ...rest,
  madeAt: madeAt.toISOString(),
  record: recordView(record),
});
