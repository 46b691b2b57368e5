import type { StudyIndex, StudyReport } from '@mirrorloop/contracts';
import { Link } from '@tanstack/react-router';
import { Chip } from '../../parts/marks.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { everybodyIn, isWrong } from '../../words/verdicts.js';
import { GapNumber, GapOpen } from './gap-column.js';

const MOST_SHOWN = 3;

/** How truly all employees together saw what customers answered, and where they were wrong. */
export const MirrorIndex = ({ report }: { report: StudyReport | null }) => {
  const { t, lang } = useWords();
  if (!report) return <GapOpen title={t('home.understanding.open')} needs={t('home.understanding.needs')} />;
  const wrong = report.findings.filter((found) => found.group === everybodyIn(report)?.name && isWrong(found));
  return (
    <>
      <IndexOf index={everybodyIn(report)?.index ?? null} title={report.study.title} />
      <ul className="col g2 sm mid">
        {wrong.slice(0, MOST_SHOWN).map(({ attribute, sentence }) => (
          <li key={attribute}>{sentence[lang]}</li>
        ))}
      </ul>
      <Link className="link sm" to="/studies/$studyId/report" params={{ studyId: report.study.id }}>
        {t('studies.toReport')}
      </Link>
    </>
  );
};

const IndexOf = ({ index, title }: { index: StudyIndex | null; title: string }) => {
  const { t, lang } = useWords();
  if (!index) return <GapOpen title={t('home.understanding.noIndex')} needs={t('home.understanding.noIndexWhy')} />;
  const told = { low: number(lang, index.low), high: number(lang, index.high), n: number(lang, index.n) };
  return (
    <GapNumber
      value={number(lang, index.value)}
      unit={t('home.understanding.unit')}
      interval={t('home.understanding.index', { ...told, title })}
    />
  );
};

/** A band is named only where the interval clears it; elsewhere the number stands alone. */
export const BandChip = ({ report }: { report: StudyReport | null | undefined }) => {
  const { t } = useWords();
  const band = report && everybodyIn(report)?.index?.band;
  if (band === 'naive')
    return (
      <Chip kind="alert" icon="alert">
        {t('home.understanding.naive')}
      </Chip>
    );
  if (band === 'customer-centric')
    return (
      <Chip kind="good" icon="ok">
        {t('home.understanding.centric')}
      </Chip>
    );
  return report ? null : (
    <Chip kind="line" icon="open">
      {t('home.notMeasured')}
    </Chip>
  );
};
