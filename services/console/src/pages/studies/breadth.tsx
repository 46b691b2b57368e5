import type { StudyComparison, StudyReport } from '@mirrorloop/contracts';
import type { Figure, Numbers } from '../../parts/number-table.js';
import { NumberTable } from '../../parts/number-table.js';
import { chance, number, signed, type Lang } from '../../words/format.js';
import type { Say } from '../../words/use-words.js';
import { useCaptions } from './captions.js';
import { isShown } from '../../words/verdicts.js';

interface Line {
  readonly name: string;
  readonly cell: StudyComparison & { readonly attribute: string };
}

/** Every other cut of the same answers: by question, by touchpoint, against each segment of customers. */
export const Breadth = ({ report }: { report: StudyReport }) => {
  const { t, lang } = useCaptions();
  const cuts = cutsOf(report, lang).filter(({ lines }) => lines.length > 0);
  if (cuts.length === 0) return null;
  return (
    <section className="card col g3" aria-labelledby="breadth">
      <div>
        <h2 id="breadth">{t('studies.breadth.title')}</h2>
        <p className="sub">{t('studies.breadth.sub')}</p>
      </div>
      {cuts.map(({ cut, lines }) => (
        <details key={cut} className="numbers">
          <summary>{t(`studies.breadth.${cut}`, { count: lines.length, n: number(lang, lines.length) })}</summary>
          <div className="scroll" tabIndex={0} role="region" aria-label={t(`studies.breadth.name.${cut}`)}>
            <NumberTable {...numbersOf(t, lang, lines)} />
          </div>
        </details>
      ))}
    </section>
  );
};

function cutsOf(
  { study, questions, touchpoints, segments }: StudyReport,
  lang: Lang,
): { cut: string; lines: Line[] }[] {
  const wording = new Map(study.questions.map((question) => [question.id, question.wording[lang]]));
  return [
    { cut: 'questions', lines: questions.map((cell) => ({ name: wording.get(cell.question) ?? cell.question, cell })) },
    { cut: 'touchpoints', lines: touchpoints.map((cell) => ({ name: `${cell.touchpoint}, ${cell.attribute}`, cell })) },
    {
      cut: 'segments',
      lines: segments.flatMap(({ name, cells }) => cells.map((cell) => ({ name: `${name}, ${cell.attribute}`, cell }))),
    },
  ];
}

function numbersOf(t: Say, lang: Lang, lines: readonly Line[]): Numbers {
  const whole = (x: number) => number(lang, x);
  const points = (x: number) => signed(lang, x);
  return {
    columns: [
      { name: t('studies.breadth.what') },
      { name: t('studies.col.nCustomers'), say: whole },
      { name: t('studies.col.nEmployees'), say: whole },
      { name: t('studies.col.gap'), say: points },
      { name: t('studies.col.low'), say: points },
      { name: t('studies.col.high'), say: points },
      { name: t('studies.col.g'), say: points },
      { name: t('studies.col.q'), say: (x) => chance(lang, x) },
      { name: t('studies.verdict') },
    ],
    rows: lines.map(({ name, cell }): Figure[] => {
      if (!isShown(cell)) return [name, null, null, null, null, null, null, null, t('verdict.not-shown')];
      const figures = [cell.customers.n, cell.employees.n, cell.gap, cell.low, cell.high, cell.g, cell.q];
      return [name, ...figures, t(`verdict.${cell.verdict}`)];
    }),
  };
}
