import type { StudyReport } from '@mirrorloop/contracts';
import { Button } from '@mantine/core';
import { day, number, share, type Lang } from '../../words/format.js';
import type { Say } from '../../words/use-words.js';
import { useCaptions } from './captions.js';
import { everybodyIn, isShown, isWrong } from '../../words/verdicts.js';
import { StudyChip } from './study-chip.js';

const MOST_IN_THE_TITLE = 2;

/** The finding first, in one or two sentences with their intervals; then the figures it stands on. */
export const ReportHead = ({ report }: { report: StudyReport }) => {
  const { t, lang } = useCaptions();
  const { study } = report;
  return (
    <header className="col g3">
      <div className="row wrap g2 between">
        <div className="row wrap g2">
          <StudyChip study={study} />
          <span className="sm mut">
            {t('studies.askedAlike', {
              from: day(lang, study.openedAt),
              to: day(lang, study.closedAt ?? study.openedAt),
              version: study.instrumentVersion,
            })}
          </span>
          {study.pairedBy && <span className="sm mut">{t('units.note', { by: study.pairedBy })}</span>}
        </div>
        <div className="row wrap g2 noprint">
          <Button variant="default" component="a" href={`/api/insight/studies/${study.id}/report.csv`} download>
            {t('studies.csv')}
          </Button>
          <Button
            variant="default"
            component="a"
            href={`/api/insight/studies/${study.id}/report.pdf?lang=${lang}`}
            download
          >
            {t('studies.pdf')}
          </Button>
          <Button variant="default" onClick={() => window.print()}>
            {t('studies.print')}
          </Button>
        </div>
      </div>
      <h1 className="finding">{findingOf(t, lang, report)}</h1>
      <dl className="row wrap tab figures">
        {figuresOf(t, lang, report).map(({ name, value, note }) => (
          <div key={name}>
            <dt className="mic mut">{name}</dt>
            <dd>
              <span className="ser">{value}</span>
              <span className="mic mut note">{note}</span>
            </dd>
          </div>
        ))}
      </dl>
    </header>
  );
};

/** What is found of all employees; else what can be said, which may be that too few answered. */
function findingOf(t: Say, lang: Lang, report: StudyReport): string {
  const cells = everybodyIn(report)?.cells.filter(isShown) ?? [];
  if (cells.length === 0) return t('studies.finding.tooFew');
  const wrong = cells.filter(isWrong).toSorted((a, b) => Math.abs(b.gap) - Math.abs(a.gap));
  if (wrong.length > 0) {
    const said = wrong.slice(0, MOST_IN_THE_TITLE).map(({ sentence }) => sentence[lang]);
    return said.join(' ');
  }
  const aligned = cells.filter(({ verdict }) => verdict === 'aligned').length;
  return t('studies.finding.none', { count: aligned, n: number(lang, aligned), total: number(lang, cells.length) });
}

interface HeadFigure {
  name: string;
  value: string;
  note: string;
}

function figuresOf(t: Say, lang: Lang, report: StudyReport): HeadFigure[] {
  const { study, drivers } = report;
  const everybody = everybodyIn(report);
  const cells = everybody?.cells.filter(isShown) ?? [];
  const ends = ({ low, high }: { low: number; high: number }, say: (x: number) => string) => ({
    low: say(low),
    high: say(high),
  });
  const index = everybody?.index;
  const emotional = drivers.r2 === null ? null : drivers.emotional;
  return [
    {
      name: t('studies.index'),
      value: index ? t('studies.indexOf', { value: number(lang, index.value) }) : t('studies.indexNone'),
      note: index
        ? t('studies.indexNote', { n: number(lang, index.n), ...ends(index, (x) => number(lang, x)) })
        : t('studies.indexWhy'),
    },
    {
      name: t('studies.customers'),
      value: number(lang, study.customers),
      note: weighingOf(t, lang, report),
    },
    {
      name: t('studies.employees'),
      value: study.employees === null ? t('studies.fewerThanFive') : number(lang, study.employees),
      note: t('studies.counted'),
    },
    ...(emotional
      ? [
          {
            name: t('studies.emotionalShare'),
            value: t('percent', { share: share(lang, emotional.value) }),
            note: t(`studies.emotional.${emotional.verdict}`, {
              fair: share(lang, emotional.fair),
              ...ends(emotional, (x) => share(lang, x)),
            }),
          },
        ]
      : []),
    {
      name: t('studies.blindSpots'),
      value: t('studies.of', {
        n: number(lang, cells.filter(({ verdict }) => verdict === 'blind-spot').length),
        total: number(lang, cells.length),
      }),
      note: t('studies.corrected'),
    },
  ];
}

/** Whether customers' answers are weighted to the customer base, and what that costs. */
function weighingOf(t: Say, lang: Lang, { weighting }: StudyReport): string {
  if (!weighting) return t('studies.counted');
  const by = weighting.by.join(', ');
  if (weighting.designEffect === null) return t('studies.notWeighted', { by });
  return t(weighting.designEffect > 2 ? 'studies.weightedFar' : 'studies.weighted', {
    by,
    effect: number(lang, weighting.designEffect, 2),
  });
}
