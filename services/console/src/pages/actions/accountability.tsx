import type { AccountabilityView, TypicalTime } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { queries } from '../../api/queries.js';
import { Region } from '../../parts/region.js';
import { Page } from '../../shell/page.js';
import { day, money, number, span } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { ActionViews } from './action-views.js';

/** Does anything happen, and how soon? */
export const Accountability = () => {
  const { t } = useWords();
  return (
    <Page crumbs={[{ text: t('nav.actions'), to: '/actions' }, { text: t('views.accountability') }]}>
      <Region query={useQuery(queries.accountability())} what={t('what.accountability')} lead>
        {(known) => <Known known={known} />}
      </Region>
    </Page>
  );
};

const Known = ({ known }: { known: AccountabilityView }) => {
  const { t, lang } = useWords();
  const { unowned, running } = known;
  const counts = { count: unowned, n: number(lang, unowned), running: number(lang, running) };
  return (
    <>
      <h1 className="finding">{t(running === 0 ? 'glance.titleNone' : 'glance.title', counts)}</h1>
      <ActionViews at="accountability" />
      <div className="grid three">
        <Time title={t('glance.signalToOwner')} time={known.signalToOwner} />
        <Time title={t('glance.toOwner')} time={known.insightToOwner} />
        <Time title={t('glance.toDone')} time={known.ownerToDone} />
      </div>
      <Cost known={known} />
      <Teams teams={known.teams} />
      <Oldest oldest={known.oldest} />
    </>
  );
};

const HOUR_MS = 3_600_000;

const Time = ({ title, time: { n, hours, low, high } }: { title: string; time: TypicalTime }) => {
  const { t, lang } = useWords();
  const said = (value: number) => span(lang, value * HOUR_MS);
  return (
    <section className="card col g1">
      <h2>{title}</h2>
      {hours === null ? (
        <p className="mid">{t('glance.noneYet')}</p>
      ) : (
        <>
          <p className="serif big">{said(hours)}</p>
          <p className="mic mut">
            {low !== null && high !== null
              ? t('glance.interval', { low: said(low), high: said(high), n: number(lang, n) })
              : t('glance.tooFew', { n: number(lang, n) })}
          </p>
        </>
      )}
    </section>
  );
};

const Cost = ({ known: { costAWeek, running } }: { known: AccountabilityView }) => {
  const { t, lang } = useWords();
  const said = ({ unit, amount }: AccountabilityView['costAWeek'][number]) => {
    const currency = /^([A-Z]{3}) a week$/.exec(unit)?.[1];
    return currency ? t('aWeek', { amount: money(lang, amount, currency) }) : `${number(lang, amount)} ${unit}`;
  };
  return (
    <section className="card col g1">
      <h2>{t('glance.cost')}</h2>
      {costAWeek.length === 0 && <p className="mid">{t('glance.costNone')}</p>}
      {costAWeek.map((one) => (
        <p key={one.unit}>
          <span className="serif big">{said(one)}</span>{' '}
          <span className="mic mut">
            {t('glance.counted', { counted: number(lang, one.counted), of: number(lang, running) })}
          </span>
        </p>
      ))}
    </section>
  );
};

const Teams = ({ teams }: { teams: AccountabilityView['teams'] }) => {
  const { t, lang } = useWords();
  return (
    <section className="card col g2">
      <h2>{t('glance.teams')}</h2>
      <p className="mic mut">{t('glance.teamsNote')}</p>
      {teams.length === 0 ? (
        <p className="mid">{t('glance.noneYet')}</p>
      ) : (
        <table className="t">
          <thead>
            <tr>
              <th scope="col">{t('glance.team')}</th>
              {(['onTime', 'overdue', 'stalled'] as const).map((name) => (
                <th key={name} scope="col" className="r">
                  {t(`action.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {teams.map(({ id, name, promises }) => (
              <tr key={id}>
                <th scope="row" dir="auto">
                  {name}
                </th>
                {promises ? (
                  [promises.onTime, promises.overdue, promises.stalled].map((value, n) => (
                    <td key={n} className="r tab">
                      {number(lang, value)}
                    </td>
                  ))
                ) : (
                  <td colSpan={3} className="mut">
                    {t('glance.hidden')}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};

const Oldest = ({ oldest }: { oldest: AccountabilityView['oldest'] }) => {
  const { t, lang } = useWords();
  return (
    <section className="card col g2">
      <h2>{t('glance.oldest')}</h2>
      {oldest.length === 0 && <p className="mid">{t('glance.noneYet')}</p>}
      <ul className="rows">
        {oldest.map(({ actionId, title, owner, committedAt, deadline }) => (
          <li key={actionId} className="col g1">
            <Link className="link m5" to="/actions/$actionId" params={{ actionId }} dir="auto">
              {title}
            </Link>
            <span className="sm mid">
              {t('glance.promised', {
                owner: owner ?? t('action.noOwner'),
                on: day(lang, committedAt),
                by: day(lang, deadline),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
