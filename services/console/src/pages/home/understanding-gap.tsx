import type { Overview } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries.js';
import { Interval } from '../../parts/interval.js';
import { MeterRow } from '../../parts/meter-row.js';
import { Region } from '../../parts/region.js';
import { number, share } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { GapColumn } from './gap-column.js';
import { BandChip, MirrorIndex } from './mirror-index.js';

/** Without a mirror study nobody knows how truly we see; what customers themselves say is known. */
export const UnderstandingGap = () => {
  const { t } = useWords();
  const mirror = useQuery(queries.latestReport());
  return (
    <GapColumn
      name={t('home.understanding')}
      question={t('home.understanding.question')}
      chip={<BandChip report={mirror.data} />}
    >
      <Region query={mirror} what={t('what.mirror')}>
        {(report) => <MirrorIndex report={report} />}
      </Region>
      <Region query={useQuery(queries.overview())} what={t('what.overview')}>
        {(overview) => <WhatCustomersSay overview={overview} />}
      </Region>
    </GapColumn>
  );
};

const WhatCustomersSay = ({ overview }: { overview: Overview }) => {
  const { t, lang } = useWords();
  const { negative, touchpoints } = overview;
  const worst = touchpoints
    .filter((place) => place.negative > 0)
    .toSorted((a, b) => b.negative - a.negative)
    .slice(0, 3);
  const said = negative && {
    share: share(lang, negative.share),
    low: share(lang, negative.low),
    high: share(lang, negative.high),
    n: number(lang, negative.n),
  };
  return (
    <div>
      <h3 className="known">{said ? t('home.understanding.known', said) : t('home.understanding.none')}</h3>
      {said && <Interval>{t('home.understanding.interval', said)}</Interval>}
      {worst.map((place) => (
        <MeterRow
          key={place.touchpoint}
          name={place.touchpoint}
          figure={t('home.understanding.negative', {
            negative: number(lang, place.negative),
            total: number(lang, place.signals),
          })}
          part={place.negative / (worst[0]?.negative || 1)}
          to={{ to: '/signals', search: { touchpoint: place.touchpoint, sentiment: 'negative' } as never }}
        />
      ))}
    </div>
  );
};
