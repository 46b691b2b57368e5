import type { ActionView } from '@mirrorloop/contracts';
import { useEffect, useState } from 'react';
import { Interval } from '../../parts/interval.js';
import { day, number, type Lang } from '../../words/format.js';
import { amountOf, currencyOf, endsOf } from '../../words/stakes.js';
import { useWords } from '../../words/use-words.js';

const WEEK_MS = 7 * 86_400_000;

/** What waiting has cost since the insight was raised, and both sides of the stakes a week. */
export const WaitingCost = ({ action, since }: { action: ActionView; since: string }) => {
  const { t } = useWords();
  const { stakes } = action;
  if (!stakes)
    return (
      <section className="card">
        <h2>{t('stakes.title')}</h2>
        <p className="sm mid">{t('large.notComputed')}</p>
      </section>
    );
  return (
    <section className="card" aria-label={t('stakes.title')}>
      <div className="grid three sides">
        <SoFar side={stakes.notActing} since={since} />
        <Side name={t('stakes.lost')} side={stakes.notActing} />
        <Side name={t('stakes.gained')} side={stakes.acting} />
      </div>
    </section>
  );
};

type StakesSide = NonNullable<ActionView['stakes']>['acting'];

const Side = ({ name, side }: { name: string; side: StakesSide }) => {
  const { t, lang } = useWords();
  const ends = endsOf(lang, side);
  return (
    <div className="col g1">
      <h2 className="sm mut m5">{name}</h2>
      <p className="big mid-size">
        {amountOf(lang, side)}
        {currencyOf(side) && <small>{t('perWeek')}</small>}
      </p>
      <Interval>{ends ? t('interval80', ends) : t('stakes.stated')}</Interval>
      <p className="mic mut" lang="en">
        {side.basis}
      </p>
    </div>
  );
};

const SoFar = ({ side, since }: { side: StakesSide; since: string }) => {
  const { t, lang } = useWords();
  const now = useTick();
  const currency = currencyOf(side);
  const cost = Math.max(0, ((now - Date.parse(since)) / WEEK_MS) * side.amount);
  if (!currency) return null;
  return (
    <div className="col g1">
      <h2 className="sm mut m5">{t('stakes.soFar')}</h2>
      <p className="big mid-size" aria-live="off">
        {wholeMoney(lang, cost, currency)}
      </p>
      <Interval>{t('stakes.since', { day: day(lang, since), amount: amountOf(lang, side) })}</Interval>
    </div>
  );
};

/** To the unit, since it ticks: three figures would stand still for hours and then jump. */
const wholeMoney = (lang: Lang, value: number, currency: string): string =>
  value.toLocaleString(lang === 'de' ? 'de-DE' : 'en-GB', { style: 'currency', currency, maximumFractionDigits: 0 }) ||
  number(lang, value);

/** The time, every second; it stands still for whoever asked for less motion. */
function useTick(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
