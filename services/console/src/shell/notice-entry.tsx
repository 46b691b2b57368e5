import type { Notice } from '@mirrorloop/contracts';
import { Link } from '@tanstack/react-router';
import { Chip } from '../parts/marks.js';
import { money, moment, number, type Lang } from '../words/format.js';
import { type Say, useWords } from '../words/use-words.js';

/** One notice: what it is and how often, what it is about, why somebody hears and since when, whose it is, its cost. */
export const NoticeEntry = ({ notice, close }: { notice: Notice; close: () => void }) => {
  const { t, lang } = useWords();
  const { kind, reason, since, cost } = notice;
  const late = LATE.includes(kind);
  return (
    <li className="col g1">
      <Chip kind={late ? 'alert' : kind === 'minutes' ? '' : 'warn'} icon={late ? 'alert' : 'wait'}>
        {whatOf(t, notice)}
      </Chip>
      <About notice={notice} close={close} />
      {reason && since && <span className="sm">{t(`notices.since.${reason}`, { at: moment(lang, since) })}</span>}
      <span className="mic mut">{whoOf(t, lang, notice)}</span>
      {cost && <span className="mic mut">{t('notices.cost', { amount: costOf(lang, cost) })}</span>}
    </li>
  );
};

const LATE: readonly Notice['kind'][] = ['overdue', 'escalated', 'case-late'];

function whatOf(t: Say, { kind, times = 1 }: Notice): string {
  const what = t(`action.${kind}`);
  if (kind === 'escalated') return t('notices.step', { what, n: times });
  return times > 1 ? t('notices.again', { what, n: times }) : what;
}

/** The deadline, unless the line before has said it. */
function whoOf(t: Say, lang: Lang, notice: Notice): string {
  const { kind, at, since, deadline } = notice;
  const owner = ownerOf(t, notice);
  if (kind === 'minutes') return t('notices.closed', { owner, at: moment(lang, at) });
  return since === deadline ? t('notices.owner', { owner }) : t('notices.who', { owner, at: moment(lang, deadline) });
}

/** A gateway of the version before names people alone, in `owner`. */
function ownerOf(t: Say, { owner, ownerId, ownerName }: Notice): string {
  if (ownerName === undefined) return owner;
  return ownerName ?? t(ownerId ? 'notices.noLongerKnown' : 'notices.nobody');
}

const costOf = (lang: Lang, { amount, unit, currency }: NonNullable<Notice['cost']>): string =>
  currency ? money(lang, amount, currency) : `${number(lang, amount)} ${unit}`;

const About = ({ notice: { actionId, meetingId, title }, close }: { notice: Notice; close: () => void }) =>
  meetingId ? (
    <Link className="link sm m5" to="/meetings/$meetingId" params={{ meetingId }} onClick={close} dir="auto">
      {title}
    </Link>
  ) : actionId ? (
    <Link className="link sm m5" to="/actions/$actionId" params={{ actionId }} onClick={close} dir="auto">
      {title}
    </Link>
  ) : (
    <Link className="link sm m5" to="/cases" onClick={close} dir="auto">
      {title}
    </Link>
  );
