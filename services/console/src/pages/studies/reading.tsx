import type { StudyReport } from '@mirrorloop/contracts';
import { Link } from '@tanstack/react-router';
import { chance, number, signed } from '../../words/format.js';
import { useCaptions } from './captions.js';
import { isShown, type ShownCell } from '../../words/verdicts.js';
import type { CellAt } from './use-cell.js';

/** The sentence of the chosen cell with all that it rests on, down to the questions. */
export const Reading = ({ report, at, live }: { report: StudyReport; at: CellAt; live?: boolean }) => {
  const { t, lang } = useCaptions();
  const attribute = report.attributes[at.attribute];
  const cell = report.groups[at.group]?.cells[at.attribute];
  if (!attribute) return null;
  return (
    <div className="col g1 reading" aria-live={live ? 'polite' : undefined}>
      <p className="ser lead">{isShown(cell) ? cell.sentence[lang] : t('studies.cellNotShown')}</p>
      {isShown(cell) && <RestsOn cell={cell} />}
      <p className="mic">
        <Link
          className="link"
          to="/studies/$studyId/instrument"
          params={{ studyId: report.study.id }}
          hash={attribute.questions[0]}
        >
          {t('studies.toQuestions', { count: attribute.questions.length, n: attribute.questions.length })}
        </Link>
      </p>
    </div>
  );
};

const RestsOn = ({ cell }: { cell: ShownCell }) => {
  const { t, lang } = useCaptions();
  return (
    <p className="mic mut tab">
      {t('studies.restsOn', {
        employees: number(lang, cell.employees.n),
        customers: number(lang, cell.customers.n),
        gap: signed(lang, cell.gap),
        g: cell.g === null ? t('chart.notShown') : signed(lang, cell.g),
        q: chance(lang, cell.q),
      })}{' '}
      {cell.immaterial && t('studies.immaterial')} {needs(cell, t, lang)}
    </p>
  );
};

/** How far an open cell is from an answer, and what it could not have seen. */
function needs(
  { needed, employees, findable }: ShownCell,
  t: ReturnType<typeof useCaptions>['t'],
  lang: 'en' | 'de',
): string {
  if (!needed || findable === null) return '';
  const more = Math.max(0, needed.toFindIt - employees.n);
  return t('studies.unseen', { count: more, n: number(lang, more), gap: number(lang, findable, 2) });
}
