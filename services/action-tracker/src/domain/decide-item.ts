import { type FieldError, Rejected } from '@mirrorloop/kernel';
import { type Action, canBePromised, isVoid, MOVES, NO_EVIDENCE } from './action.js';
import { Checks, isObject, type Said } from './checks.js';
import { type Decision, holdSeen, type Item } from './meeting.js';
import { type Around, commit, drop, type Step } from './moves.js';

/** What was decided about an item, and what that does to its action. */
export interface Decided {
  readonly item: Item;
  readonly steps: readonly Step[];
}

const DECISIONS = ['open', 'agreed', 'dropped', 'deferred', 'noted'] as const;
const DRAFT_FIELDS = [
  ...['problem', 'ownerId', 'sponsorId', 'deadline', 'stakes', 'successMeasure', 'way'],
  ...['domain', 'domainReason', 'playbookId'],
];
const LARGEST_DRAFT = 20_000;

/** The action has changed by it: only the note can be written on. */
const isFinal = ({ decision }: Item): boolean => decision === 'committed' || decision === 'dropped';

/** Takes a decision down; throws one `Rejected` that names all that is missing or wrong, or VersionConflict. */
export function decide(before: Item, action: Action, said: Said, around: Around): Decided {
  holdSeen('item', before, said['version']);
  const checks = new Checks();
  const decision = readDecision(checks, before, action, said);
  const reason = isFinal(before) ? before.reason : readReason(checks, decision, said);
  const note = readNote(checks, said, before);
  const draft = readDraft(checks, said, before);
  if (!decision || reason === undefined || checks.errors.length > 0)
    throw new Rejected('This can’t be taken down', checks.errors);
  const kept = isFinal(before) ? {} : { decision, reason, draft };
  const item = taken(before, { ...kept, note }, around);
  const drops = decision === 'dropped' && !isFinal(before);
  return { item, steps: drops ? drop(action, { version: action.version, reason }, around) : [] };
}

/** What was agreed becomes a promise by the rule of every commit. */
export function commitItem(before: Item, action: Action, said: Said, around: Around): Decided {
  holdSeen('item', before, said['version']);
  const checks = new Checks();
  const draft = readDraft(checks, said, before);
  const missing = [...checks.errors, ...missingOf(action, draft, around)];
  if (isFinal(before)) missing.unshift({ path: 'decision', message: `It is ${before.decision} already.` });
  if (missing.length > 0)
    throw new Rejected(`The item can't be committed yet: ${missing.map(({ path }) => path).join(', ')}`, missing);
  return committed(before, action, draft ?? {}, around);
}

export const committed = (item: Item, action: Action, draft: Said, around: Around): Decided => ({
  item: taken(item, { decision: 'committed', reason: null, draft }, around),
  steps: commit(action, { ...draft, version: action.version }, around),
});

/** Why what was agreed can't be committed (yet), by field; nothing where it can. */
export function missingOf(action: Action, draft: Said | null, around: Around): readonly FieldError[] {
  const said = { ...draft, version: action.version };
  const errors = refusalOf(action, said, around);
  if (!errors.some(({ path }) => path === 'domain' || path === 'domainReason')) return errors;
  // A domain that can't be set hides what else is missing: look on without it, and without what is judged by it.
  const { domain: _, domainReason: __, ...rest } = said as Said;
  return [
    ...errors,
    ...refusalOf(action, rest, around).filter(({ path }) => !path.startsWith('way') && path !== 'playbookId'),
  ];
}

function refusalOf(action: Action, said: Said, around: Around): readonly FieldError[] {
  try {
    commit(action, said, around);
    return [];
  } catch (error) {
    if (error instanceof Rejected) return error.errors;
    throw error;
  }
}

function readDecision(checks: Checks, item: Item, action: Action, said: Said): Decision | undefined {
  if (isFinal(item))
    return said['decision'] === item.decision
      ? item.decision
      : checks.refuse('decision', `It is ${item.decision} already: only the note can be written on.`);
  const decision = DECISIONS.find((known) => known === said['decision']);
  if (!decision) return checks.refuse('decision', `Choose one of ${DECISIONS.join(', ')}.`);
  if (decision === 'agreed' && isVoid(action)) return checks.refuse('decision', NO_EVIDENCE);
  if (decision === 'agreed' && !canBePromised(action))
    return checks.refuse('decision', `The action is ${action.state}: nobody can promise it anew.`);
  if (decision === 'dropped' && !MOVES[action.state].includes('dropped'))
    return checks.refuse('decision', `An action that is ${action.state} can't be dropped.`);
  return decision;
}

/** Why it is dropped or put off; whatever else is decided has none, whatever was decided before. */
function readReason(checks: Checks, decision: Decision | undefined, said: Said): string | null | undefined {
  if (decision === 'dropped') return checks.text(said, 'reason', 'Say why it is dropped.');
  return decision === 'deferred' ? checks.text(said, 'reason', 'Say why it is put off.') : null;
}

function readNote(checks: Checks, said: Said, { note }: Item): string | null {
  if (said['note'] === undefined) return note;
  if (said['note'] === null || said['note'] === '') return null;
  return checks.text(said, 'note', 'Write the note as text.') ?? null;
}

/** Half a thought is kept as it is; only what no commit knows is left out. */
function readDraft(checks: Checks, said: Said, { draft: before }: Item): Said | null {
  const draft = said['draft'];
  if (draft === undefined || draft === null) return before;
  if (!isObject(draft))
    return checks.refuse('draft', 'Give the fields of a commit, as far as they are agreed.') ?? null;
  const known = Object.fromEntries(DRAFT_FIELDS.flatMap((name) => (name in draft ? [[name, draft[name]]] : [])));
  const text = JSON.stringify(known);
  if (text.length > LARGEST_DRAFT) return checks.refuse('draft', `At most ${LARGEST_DRAFT} characters.`) ?? null;
  if (text.includes('\\u0000'))
    return checks.refuse('draft', 'Contains the character NUL, which can not be kept.') ?? null;
  return known;
}

const taken = (item: Item, change: Partial<Item>, { now, by }: Around): Item => ({
  ...item,
  ...change,
  version: item.version + 1,
  decidedBy: by,
  decidedAt: now,
});
