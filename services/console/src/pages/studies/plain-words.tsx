import type { StudyReport } from '@mirrorloop/contracts';
import { number } from '../../words/format.js';
import { useCaptions } from './captions.js';
import { everybodyIn, isShown, MARKS, type ShownCell, type Verdict } from '../../words/verdicts.js';

const ORDER: readonly Verdict[] = ['blind-spot', 'hidden-strength', 'aligned', 'inconclusive'];

/** Everything that is said of all employees, in whole sentences, each with its n; what is open says what is missing. */
export const PlainWords = ({ report }: { report: StudyReport }) => {
  const { t, lang } = useCaptions();
  const cells = (everybodyIn(report)?.cells.filter(isShown) ?? []).toSorted(
    (a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || Math.abs(b.gap) - Math.abs(a.gap),
  );
  return (
    <section className="card col g3" aria-labelledby="plain">
      <h2 id="plain">{t('studies.plain')}</h2>
      {cells.length === 0 && <p className="sm mid">{t('studies.finding.tooFew')}</p>}
      <Sparse report={report} />
      <ul className="rows">
        {cells.map((cell) => (
          <li key={cell.attribute} className="row between top g4 wrap">
            <div className="grow plain">
              <p className="ser">{cell.sentence[lang]}</p>
              <Rest cell={cell} />
            </div>
            <VerdictChip verdict={cell.verdict} />
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Who answered may not be like who didn't: said where many left something out. */
const Sparse = ({ report: { attributes } }: { report: StudyReport }) => {
  const { t } = useCaptions();
  const names = attributes.filter(({ sparse }) => sparse).map(({ attribute }) => attribute);
  return names.length === 0 ? null : (
    <p className="sm mid">{t('studies.sparse', { count: names.length, names: names.join(', ') })}</p>
  );
};

const Rest = ({ cell: { employees, customers, needed } }: { cell: ShownCell }) => {
  const { t, lang } = useCaptions();
  const n = t('studies.nBoth', { customers: number(lang, customers.n), employees: number(lang, employees.n) });
  const more = needed ? Math.max(0, needed.toFindIt - employees.n) : 0;
  return (
    <p className="mic mut tab">
      {n} {more > 0 && t('studies.moreNeeded', { count: more, n: number(lang, more) })}
    </p>
  );
};

export const VerdictChip = ({ verdict }: { verdict: Verdict }) => {
  const { t } = useCaptions();
  const kind = verdict === 'blind-spot' ? 'blind' : verdict === 'hidden-strength' ? 'hidden' : '';
  return (
    <span className={`chip ${kind}`}>
      <span aria-hidden="true">{MARKS[verdict]}</span> {t(`verdict.${verdict}`)}
    </span>
  );
};
