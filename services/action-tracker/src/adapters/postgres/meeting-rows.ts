import type { Item, Meeting } from '../../domain/meeting.js';

/** Columns, each with the name it has in the domain and its type. */
const MEETING = {
  meeting_id: ['meetingId', 'uuid'],
  series_id: ['seriesId', 'uuid'],
  version: ['version', 'integer'],
  revision: ['revision', 'integer'],
  state: ['state', 'text'],
  title: ['title', 'text'],
  starts_at: ['startsAt', 'timestamptz'],
  minutes: ['minutes', 'integer'],
  attendee_ids: ['attendeeIds', 'uuid[]'],
  notes: ['notes', 'text'],
  planned_by: ['plannedBy', 'text'],
  started_at: ['startedAt', 'timestamptz'],
  closed_at: ['closedAt', 'timestamptz'],
  closed_by: ['closedBy', 'text'],
  cancelled: ['cancelled', 'jsonb'],
  previous_id: ['previousId', 'uuid'],
  next_id: ['nextId', 'uuid'],
  left_out: ['leftOut', 'jsonb'],
} as const satisfies Record<string, readonly [keyof Meeting, string]>;

const ITEM = {
  item_id: ['itemId', 'uuid'],
  meeting_id: ['meetingId', 'uuid'],
  action_id: ['actionId', 'uuid'],
  place: ['place', 'integer'],
  section: ['section', 'text'],
  version: ['version', 'integer'],
  decision: ['decision', 'text'],
  reason: ['reason', 'text'],
  note: ['note', 'text'],
  draft: ['draft', 'jsonb'],
  decided_by: ['decidedBy', 'text'],
  decided_at: ['decidedAt', 'timestamptz'],
} as const satisfies Record<string, readonly [keyof Item, string]>;

type Columns = Record<string, readonly [string, string]>;
const names = (columns: Columns): string => Object.keys(columns).join(', ');
const asDomain = (columns: Columns): string =>
  Object.entries(columns)
    .map(([column, [name]]) => `${column} AS "${name}"`)
    .join(', ');
const typed = (columns: Columns): string =>
  Object.values(columns)
    .map(([name, type]) => `"${name}" ${type}`)
    .join(', ');
const quoted = (columns: Columns): string =>
  Object.values(columns)
    .map(([name]) => `"${name}"`)
    .join(', ');
const excluded = (columns: Columns): string =>
  Object.keys(columns)
    .map((column) => `excluded.${column}`)
    .join(', ');

export const MEETING_AS = asDomain(MEETING);
export const ITEM_AS = asDomain(ITEM);

export const SAVE_MEETING = `INSERT INTO meetings (${names(MEETING)}, changed_at)
  SELECT ${quoted(MEETING)}, $2 FROM jsonb_to_recordset($1::jsonb) AS m (${typed(MEETING)})
  ON CONFLICT (meeting_id) DO UPDATE SET (${names(MEETING)}, changed_at) = (${excluded(MEETING)}, excluded.changed_at)`;

export const SAVE_ITEMS = `INSERT INTO meeting_items (${names(ITEM)})
  SELECT ${quoted(ITEM)} FROM jsonb_to_recordset($1::jsonb) AS i (${typed(ITEM)})
  ON CONFLICT (item_id) DO UPDATE SET (${names(ITEM)}) = (${excluded(ITEM)})`;
