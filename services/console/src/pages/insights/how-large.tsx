import { Button } from '@mantine/core';
import type { ActionView, InsightDetail, InsightView, StakesRates } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries.js';
import { Facts, type Fact } from '../../parts/facts.js';
import { Interval } from '../../parts/interval.js';
import { money, number, rate, share, type Lang } from '../../words/format.js';
import { amountOf, endsOf } from '../../words/stakes.js';
import { useWords, type Say } from '../../words/use-words.js';
import { LinkButton } from '../../parts/link-button.js';
import { isPromised } from '../actions/action-states.js';

interface HowLargeProps {
  insight: InsightDetail;
  action: ActionView | null | undefined;
  make: () => void;
}

/** What a week of waiting loses, how each part of it was taken, and the way to an owner. */
export const HowLarge = ({ insight, action, make }: HowLargeProps) => {
  const { t, lang } = useWords();
  const rates = useQuery(queries.rates()).data;
  return (
    <section className="card tight col g3">
      <h2>{t('large.title')}</h2>
      <Loss action={action} />
      {/* Answers lead to nobody: of a perception gap customers are estimated, and only where some are known. */}
      {(!insight.study || insight.size.customers > 0) && <Facts facts={sizeFacts(t, lang, insight, rates)} />}
      <HowTaken insight={insight} action={action} />
      <Next insight={insight} action={action} make={make} />
    </section>
  );
};

const Loss = ({ action }: { action: ActionView | null | undefined }) => {
  const { t, lang } = useWords();
  const side = action?.stakes?.notActing;
  if (!side)
    return (
      <p className="sm mid">
        {action ? (
          <>
            {t('large.notComputed')} <span lang="en">{action.stakesMissing}</span>
          </>
        ) : (
          t('large.proposing')
        )}
      </p>
    );
  const ends = endsOf(lang, side);
  return (
    <div>
      <p className="big mid-size">
        {amountOf(lang, side)}
        <small>{t('large.lost')}</small>
      </p>
      <Interval>{ends ? t('interval80', ends) : t('stakes.stated')}</Interval>
    </div>
  );
};

function sizeFacts(t: Say, lang: Lang, { size, study }: InsightView, rates: StakesRates | undefined): Fact[] {
  const { valueAYear: value } = size;
  const facts: Fact[] = [
    {
      name: t('large.customers'),
      value: number(lang, size.customers),
      note: t(study ? 'large.customersEstimated' : 'large.customersNote', { week: rate(lang, size.customersAWeek) }),
    },
  ];
  if (value) {
    const ends = {
      low: money(lang, value.low, value.currency),
      high: money(lang, value.high, value.currency),
      n: number(lang, value.n),
    };
    facts.push({
      name: t('large.worth'),
      value: t('aYear', { amount: money(lang, value.mean, value.currency) }),
      note: t('large.worthNote', ends),
    });
  }
  if (rates)
    facts.push({ name: t('large.risk'), value: `${share(lang, rates.shareOfValueAtRisk)}%`, note: t('large.setting') });
  return facts;
}

const HowTaken = ({ insight, action }: Omit<HowLargeProps, 'make'>) => {
  const { t } = useWords();
  return (
    <details className="numbers">
      <summary>{t('large.how')}</summary>
      <div className="col g2 sm mid" lang="en">
        {action?.stakes && (
          <p>
            <span className="b">{t('stakes.notActing')}</span> {action.stakes.notActing.basis}
          </p>
        )}
        {action?.stakes && (
          <p>
            <span className="b">{t('stakes.acting')}</span> {action.stakes.acting.basis}
          </p>
        )}
        <p>{insight.method}</p>
      </div>
    </details>
  );
};

const Next = ({ insight, action, make }: HowLargeProps) => {
  const { t } = useWords();
  if (action && isPromised(action)) {
    return (
      <LinkButton to="/actions/$actionId" params={{ actionId: action.id }} variant="default" fullWidth>
        {t('large.open')}
      </LinkButton>
    );
  }
  if (insight.retracted) return <p className="sm mid">{t('retract.noAction')}</p>;
  return (
    <Button fullWidth disabled={!action} onClick={make}>
      {t('make.open')}
    </Button>
  );
};
