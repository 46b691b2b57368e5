import { Button, Textarea } from '@mantine/core';
import type { ItemDecision, MeetingItemView, MeetingView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries.js';
import { messagesFor, pathErrors, Refusal } from '../../api/refusal.js';
import { ErrorsBeside, Notice } from '../../parts/notice.js';
import { useKey } from '../../shell/keys.js';
import { moment } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { proposalOf } from '../actions/draft.js';
import { fieldErrors } from '../actions/field-errors.js';
import { CommitFields, pathsOfCommit } from '../actions/make-action-form.js';
import { pathsOfWay } from '../actions/way-draft.js';
import { canBePromised, movesOf } from '../actions/work.js';
import { isFinal, type Typed, typedOf } from './item-draft.js';
import { TheirsAndMine } from './theirs-and-mine.js';
import { useTakingDown } from './use-taking-down.js';

const choices = ({ action }: MeetingItemView): ItemDecision[] => {
  if (canBePromised(action)) return ['agreed', 'deferred', 'dropped', 'noted', 'open'];
  return movesOf(action).includes('drop') ? ['noted', 'deferred', 'dropped', 'open'] : ['noted', 'deferred', 'open'];
};

interface PanelProps {
  meeting: MeetingView;
  item: MeetingItemView;
}

/** What is decided about an item, taken down while it is said. */
export const ItemPanel = ({ meeting, item }: PanelProps) => {
  const { t } = useWords();
  const insight = useQuery(queries.insight(item.action.insightId)).data;
  const down = useTakingDown(meeting, item, (from) => typedOf(from, insight, proposalOf(t, insight)));
  const { typed, type, theirs, refusal } = down;
  const may = choices(item);
  useKey('a', () => {
    if (!isFinal(item) && may.includes('agreed')) type({ decision: 'agreed' });
  });
  return (
    <section className="col g4 panel" aria-label={t('meetings.decide')}>
      {!isFinal(item) && <Choices may={may} chosen={typed.decision} choose={(decision) => type({ decision })} />}
      {theirs && <TheirsAndMine theirs={theirs} typed={typed} keepTheirs={down.keepTheirs} useMine={down.useMine} />}
      <OfDecision {...{ item, down }} />
      <Textarea
        label={t('meetings.field.note')}
        autosize
        minRows={1}
        value={typed.note}
        onChange={(e) => type({ note: e.currentTarget.value })}
        error={messagesFor(refusal, 'note').join(' ') || undefined}
        dir="auto"
      />
      {refusal && !theirs && refusal.status !== 412 && <Notice refusal={refusal} fields={shownAt(item, typed)} />}
      <Standing item={item} down={down} />
    </section>
  );
};

/** The fields that are there for what was chosen. */
function shownAt(item: MeetingItemView, { decision, draft }: Typed): string[] {
  if (isFinal(item)) return ['note'];
  if (decision === 'agreed') return ['note', ...pathsOfCommit(draft)];
  return NEEDS_REASON.includes(decision) ? ['note', 'reason'] : ['note'];
}
const NEEDS_REASON: readonly ItemDecision[] = ['deferred', 'dropped'];
type Down = ReturnType<typeof useTakingDown>;

interface ChoicesProps {
  may: readonly ItemDecision[];
  chosen: ItemDecision;
  choose: (decision: ItemDecision) => void;
}
const Choices = ({ may, chosen, choose }: ChoicesProps) => {
  const { t } = useWords();
  return (
    <div className="row g2 wrap" role="group" aria-label={t('meetings.decide')}>
      {may.map((each) => (
        <Button
          key={each}
          variant={each === chosen ? 'filled' : 'default'}
          aria-pressed={each === chosen}
          onClick={() => choose(each)}
        >
          {t(`meetings.choose.${each}`)}
        </Button>
      ))}
    </div>
  );
};

const OfDecision = ({ item, down }: { item: MeetingItemView; down: Down }) => {
  const { t } = useWords();
  const { typed, type, refusal, dirty, committing } = down;
  if (isFinal(item)) return null;
  if (typed.decision === 'agreed') {
    const said = refusal ?? (dirty ? null : new Refusal(422, { errors: item.missing }));
    const draft = typed.draft;
    return (
      <fieldset className="col g4 plain" disabled={committing}>
        <CommitFields
          draft={draft}
          change={(next) => type({ draft: { ...draft, ...next } })}
          errors={fieldErrors(t, said?.status === 422 ? said : null, draft)}
          byPath={pathErrors(said, pathsOfWay(draft.way))}
          action={item.action}
        />
        {!refusal && <ErrorsBeside refusal={said} fields={pathsOfCommit(draft)} />}
      </fieldset>
    );
  }
  if (!NEEDS_REASON.includes(typed.decision)) return null;
  return (
    <Textarea
      label={t('meetings.field.reason')}
      description={typed.decision === 'dropped' ? t('meetings.dropHelp') : undefined}
      autosize
      minRows={1}
      value={typed.reason}
      onChange={(e) => type({ reason: e.currentTarget.value })}
      error={messagesFor(refusal, 'reason').join(' ') || undefined}
      dir="auto"
    />
  );
};

/** Whether it is taken down, by whom, and what makes it count. */
const Standing = ({ item, down }: { item: MeetingItemView; down: Down }) => {
  const { t, lang } = useWords();
  const { typed, dirty, busy, theirs, commit, takeDown } = down;
  const kept = item.decidedBy && t('meetings.savedBy', { by: item.decidedBy, at: moment(lang, item.decidedAt!) });
  return (
    <div className="row wrap g3">
      {!isFinal(item) && typed.decision === 'agreed' && (
        <Button onClick={commit} loading={busy} disabled={theirs !== null}>
          {t('meetings.commit')}
        </Button>
      )}
      {!isFinal(item) && typed.decision === 'dropped' && (
        <Button onClick={takeDown} loading={busy} disabled={theirs !== null}>
          {t('meetings.drop')}
        </Button>
      )}
      <p className="sm mut" role="status">
        {busy ? t('meetings.saving') : dirty ? t('meetings.unsaved') : (kept ?? '')}
      </p>
    </div>
  );
};
