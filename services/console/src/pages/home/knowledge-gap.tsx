import type { SourceView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries.js';
import { Interval } from '../../parts/interval.js';
import { Chip } from '../../parts/marks.js';
import { MeterRow } from '../../parts/meter-row.js';
import { Region } from '../../parts/region.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { GapColumn, GapOpen } from './gap-column.js';

/** No channel reports what it asks yet, so the gap has no number; what has arrived, and from where, is known. */
export const KnowledgeGap = () => {
  const { t } = useWords();
  return (
    <GapColumn
      name={t('home.knowledge')}
      question={t('home.knowledge.question')}
      chip={
        <Chip kind="line" icon="open">
          {t('home.notMeasured')}
        </Chip>
      }
    >
      <GapOpen title={t('home.knowledge.open')} needs={t('home.knowledge.needs')} />
      <Region query={useQuery(queries.sources())} what={t('what.sources')}>
        {(sources) => <FromWhere sources={sources} />}
      </Region>
    </GapColumn>
  );
};

const FromWhere = ({ sources }: { sources: readonly SourceView[] }) => {
  const { t, lang } = useWords();
  const total = sources.reduce((sum, source) => sum + source.signals, 0);
  const largest = sources.toSorted((a, b) => b.signals - a.signals).slice(0, 3);
  const counts = { count: sources.length, sources: number(lang, sources.length), n: number(lang, total) };
  return (
    <div>
      <h3 className="known">{t('home.knowledge.known', counts)}</h3>
      <Interval>{t('home.action.counted')}</Interval>
      {largest.map((source) => (
        <MeterRow
          key={source.id}
          name={source.name}
          figure={t('signals.count', { count: source.signals, n: number(lang, source.signals) })}
          part={source.signals / (largest[0]?.signals || 1)}
          to={{ to: '/sources' }}
        />
      ))}
    </div>
  );
};
