import type { AgendaSection, MeetingItemView, MeetingView } from '@mirrorloop/contracts';
import { Link } from '@tanstack/react-router';
import { Empty } from '../../parts/empty.js';
import { ActionChips } from '../actions/action-chips.js';
import { deadline, number, type Lang } from '../../words/format.js';
import { amountOf, currencyOf } from '../../words/stakes.js';
import { useWords, type Say } from '../../words/use-words.js';
import { DecisionChip } from './meeting-marks.js';

export const bySection = (items: readonly MeetingItemView[]): [AgendaSection, MeetingItemView[]][] => {
  const sections = [...new Set(items.map(({ section }) => section))];
  return sections.map((section) => [section, items.filter((item) => item.section === section)]);
};

const DECISIONS = ['committed', 'agreed', 'dropped', 'deferred', 'noted', 'open'] as const;
/** By section while there is something to decide, then by what was decided; each with the name of its heading. */
const groupsOf = ({ items, state }: MeetingView): [string, MeetingItemView[]][] =>
  state === 'closed'
    ? DECISIONS.map((decision): [string, MeetingItemView[]] => [
        `decision.${decision}`,
        items.filter((item) => item.decision === decision),
      ]).filter(([, of]) => of.length > 0)
    : bySection(items).map(([section, of]) => [`section.${section}`, of]);

export function costOf(t: Say, lang: Lang, { action: { stakes } }: MeetingItemView): string {
  if (!stakes) return t('meetings.noCost');
  const amount = amountOf(lang, stakes.notActing);
  return currencyOf(stakes.notActing) ? t('meetings.aWeek', { cost: amount }) : amount;
}

/** What there is to talk about, in its order; of a meeting that is over, what became of it. */
export const Agenda = ({ meeting }: { meeting: MeetingView }) => {
  const { t, lang } = useWords();
  const { items, state } = meeting;
  if (items.length === 0)
    return (
      <Empty title={t('meetings.agendaNone')}>
        <p className="sm mid">{t('meetings.agendaNoneText')}</p>
      </Empty>
    );
  return (
    <div className="col g5">
      {groupsOf(meeting).map(([name, of]) => (
        <section key={name} className="col g2" aria-label={t(`meetings.${name}`)}>
          <h3 className="sm mut m5">
            {t(`meetings.${name}`)} <span className="tab">({number(lang, of.length)})</span>
          </h3>
          <ul className="rows">
            {of.map((item) => (
              <Line key={item.id} item={item} decided={state === 'running'} />
            ))}
          </ul>
        </section>
      ))}
      <LeftOut meeting={meeting} />
    </div>
  );
};

const Line = ({ item, decided }: { item: MeetingItemView; decided: boolean }) => {
  const { t, lang } = useWords();
  const { action, reason, note } = item;
  return (
    <li className="col g1">
      <div className="row wrap g2">
        {decided && <DecisionChip item={item} />}
        <ActionChips action={action} />
        <span className="sm mut tab">{costOf(t, lang, item)}</span>
      </div>
      <p className="m5" dir="auto">
        <Link className="link" to="/actions/$actionId" params={{ actionId: action.id }}>
          {action.title}
        </Link>
      </p>
      {action.owner && action.deadline && (
        <p className="sm mid" dir="auto">
          {t('meetings.isOwner', {
            owner: action.owner.name,
            deadline: deadline(lang, action.deadline, action.owner.timeZone),
          })}
        </p>
      )}
      {reason && (
        <p className="sm mid" dir="auto">
          {reason}
        </p>
      )}
      {note && (
        <p className="sm mid note-of-item" dir="auto">
          {note}
        </p>
      )}
    </li>
  );
};

export const LeftOut = ({ meeting: { leftOut } }: { meeting: MeetingView }) => {
  const { t, lang } = useWords();
  const count = leftOut.overdue + leftOut.stalled + leftOut.unowned;
  return count === 0 ? null : <p className="sm mut">{t('meetings.leftOut', { count, n: number(lang, count) })}</p>;
};
