import type { NoticeToSend } from '../../features/deliver-notices/deliveries.js';
import { minutesText } from './minutes-text.js';
import type { PageOf } from './page-of.js';
import type { MailWords } from './words/mail-words.js';
import type { Speech } from './words/speech.js';

/** What a notice says, a line each; the first is its subject. */
export function linesOf(notice: NoticeToSend, speech: Speech): string[] {
  const { kind, title, deadline, to, at, cost } = notice;
  const { words } = speech;
  const owner = ownerOf(notice, words);
  const first = `${words.what[kind]}${howOften(notice, words)}: ${title}`;
  if (kind === 'minutes') return [first, words.closed(owner, speech.instant(at))];
  return [
    first,
    ...(notice.reason && notice.since ? [words.since[notice.reason](speech.instant(notice.since))] : []),
    words.owner(owner, speech.instant(deadline)),
    ...(to && to !== notice.ownerName ? [words.to(to)] : []),
    ...(cost ? [costIn(cost, speech)] : []),
  ];
}

/** `times` is the step of an escalation; of what stalled it says how often in a row. */
const howOften = ({ kind, times }: NoticeToSend, words: MailWords): string => {
  if (kind === 'escalated') return words.step(times);
  return times > 1 ? words.again(times) : '';
};

/** A notice of the version before tells only in its basis how long it waited: that is said as it was written. */
function costIn(cost: NonNullable<NoticeToSend['cost']>, speech: Speech): string {
  const { amount, unit, basis } = cost;
  const { words } = speech;
  if (!('weeks' in cost)) return words.cost(speech.amount(amount, unit, null), basis);
  const { weeks, rate, currency } = cost;
  const how = words.waiting(speech.weeks(weeks), speech.amount(rate, unit, currency));
  return words.cost(speech.amount(amount, unit, currency), how);
}

/** What stands where no person does is said in their language too. */
const ownerOf = ({ ownerId, ownerName }: NoticeToSend, words: MailWords): string =>
  ownerName ?? (ownerId ? words.noLongerKnown : words.nobody);

/** A mail of one notice, or of several that waited for the mail server, with the file of the one. */
export function mailOf(first: NoticeToSend, others: readonly NoticeToSend[], speech: Speech, pageOf: PageOf) {
  const [said, ...more] = [first, ...others].map((notice) => textOf(notice, speech, pageOf(notice)));
  const subject = linesOf(first, speech)[0]!;
  if (more.length === 0) return { subject, text: said!, calendar: first.calendar };
  const text = [said, ...more].join('\n\n---\n\n');
  return { subject: subject + speech.words.more(more.length), text, calendar: null };
}

const textOf = (notice: NoticeToSend, speech: Speech, page: string | null): string => {
  const more = notice.minutes ? minutesText(notice.title, notice.minutes, speech) : notice.text;
  const lines = [...linesOf(notice, speech), ...(page ? [page] : [])];
  return [lines.join('\n'), ...(more ? [more] : [])].join('\n\n');
};
