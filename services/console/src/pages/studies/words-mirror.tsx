import type { StudyReport, StudyTheme, StudyWordsMirror } from '@mirrorloop/contracts';
import { Chart } from '../../parts/chart.js';
import type { Figure, Numbers } from '../../parts/number-table.js';
import { chance, day, number, share, signed, type Lang } from '../../words/format.js';
import { type Say, useWords } from '../../words/use-words.js';
import { KeyOfMarks } from './marks.js';
import { fileOf, groupName } from './numbers.js';
import { ShareLines, shareLinesHeight, type ShareRow } from './share-lines.js';

type ShownTheme = StudyTheme & {
  readonly employees: NonNullable<StudyTheme['employees']>;
  readonly customers: NonNullable<StudyTheme['customers']>;
  readonly sentence: NonNullable<StudyTheme['sentence']>;
};
const isShown = (theme: StudyTheme): theme is ShownTheme => theme.employees !== null;
const WRONG = ['missed', 'imagined', 'underestimated', 'overestimated'] as const;
const isWrong = ({ verdict }: StudyTheme): boolean => (WRONG as readonly string[]).includes(verdict);

/** What staff believe customers complain about, against what customers do complain about. */
export const WordsMirror = ({ report }: { report: StudyReport }) => {
  const { t } = useWords();
  const { words } = report;
  if (!words) return null;
  const [everybody] = words.groups;
  const themes = (everybody?.themes.filter(isShown) ?? []).toSorted(
    (a, b) => Number(isWrong(b)) - Number(isWrong(a)) || b.customers.low - a.customers.low,
  );
  return (
    <section className="card col g3" aria-label={t('words.title')}>
      {themes.length === 0 ? <Nothing /> : <Drawn report={report} words={words} themes={themes} />}
    </section>
  );
};

const Nothing = () => {
  const { t } = useWords();
  return (
    <div className="state">
      <h2>{t('words.title')}</h2>
      <p className="sm mid">{t('words.none')}</p>
    </div>
  );
};

interface DrawnProps {
  report: StudyReport;
  words: StudyWordsMirror;
  themes: readonly ShownTheme[];
}

const Drawn = ({ report, words, themes }: DrawnProps) => {
  const { t, lang } = useWords();
  const rows = themes.map((theme) => rowOf(t, lang, theme));
  const found = themes.filter(isWrong);
  return (
    <>
      <Chart
        title={titleOf(t, lang, themes)}
        sub={subOf(t, lang, words)}
        file={fileOf(report, 'words')}
        height={shareLinesHeight(rows)}
        table={numbersOf(t, lang, words)}
        legend={<KeyOfMarks customers={t('words.customers')} employees={t('words.employees')} />}
        foot={t('words.foot')}
      >
        {(width) => <ShareLines rows={rows} width={width} label={t('words.title')} />}
      </Chart>
      <ul className="rows">
        {found.map((theme) => (
          <li key={theme.theme} className="plain">
            <p className="ser">{theme.sentence[lang]}</p>
          </li>
        ))}
      </ul>
    </>
  );
};

function rowOf(t: Say, lang: Lang, theme: ShownTheme): ShareRow {
  const n = { customers: number(lang, theme.customers.n), employees: number(lang, theme.employees.n) };
  return {
    ...{ id: theme.theme, name: theme.name[lang], note: t('studies.nShort', n) },
    ...{ verdict: t(`words.is.${theme.verdict}`), brief: t(`words.is.${theme.verdict}`), strong: isWrong(theme) },
    marks: [
      { is: 'customer', share: theme.customers },
      { is: 'employee', share: theme.employees },
    ],
  };
}

/** A title names so many of each; all of them stand below. */
const MOST_NAMED = 3;

/** What is missed comes first: nobody asks for what nobody knows of. */
function titleOf(t: Say, lang: Lang, themes: readonly ShownTheme[]): string {
  const named = (of: readonly string[]) =>
    themes
      .filter(({ verdict }) => of.includes(verdict))
      .toSorted((a, b) => Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0))
      .map(({ name }) => t('words.quoted', { name: name[lang] }));
  const [low, high] = [named(['missed', 'underestimated']), named(['imagined', 'overestimated'])];
  const list = (names: readonly string[]) => {
    const more = names.length - MOST_NAMED;
    const said = more > 1 ? [...names.slice(0, MOST_NAMED), t('words.more', { n: number(lang, more) })] : names;
    return new Intl.ListFormat(lang).format(said);
  };
  if (low.length > 0 && high.length > 0) return t('words.found.both', { low: list(low), high: list(high) });
  if (low.length > 0) return t('words.found.low', { low: list(low) });
  return high.length > 0 ? t('words.found.high', { high: list(high) }) : t('words.found.none');
}

function subOf(t: Say, lang: Lang, { against, period, customers, designEffect, groups }: StudyWordsMirror): string {
  const said = t(`words.sub.${against}`, {
    customers: number(lang, customers),
    employees: number(lang, groups[0]?.n ?? 0),
    ...(period && { from: day(lang, period.from), to: day(lang, period.to) }),
  });
  return designEffect === null ? said : `${said} ${t('words.weighted', { effect: number(lang, designEffect, 2) })}`;
}

/** Every group's figures; the page draws everybody's. */
function numbersOf(t: Say, lang: Lang, { groups }: StudyWordsMirror): Numbers {
  const whole = (x: number) => number(lang, x);
  const percent = (x: number) => share(lang, x);
  const names = ['employees', 'employeesLow', 'employeesHigh', 'customers', 'customersLow', 'customersHigh'];
  return {
    columns: [
      { name: t('words.theme') },
      { name: t('studies.group') },
      { name: t('studies.col.nEmployees'), say: whole },
      { name: t('studies.col.nCustomers'), say: whole },
      ...names.map((name) => ({ name: t(`words.col.${name}`), say: percent })),
      { name: t('words.col.low'), say: (x: number) => signed(lang, x * 100, 0) },
      { name: t('words.col.high'), say: (x: number) => signed(lang, x * 100, 0) },
      { name: t('studies.col.q'), say: (x: number) => chance(lang, x) },
      { name: t('studies.verdict') },
    ],
    rows: groups.flatMap((group) =>
      group.themes.map((theme): Figure[] => {
        const { employees: e, customers: c } = theme;
        const shares = [e?.share ?? (e && t('words.few')), e?.low, e?.high, c?.share, c?.low, c?.high];
        const figures = [e?.n, c?.n, ...shares, theme.low, theme.high, theme.q].map((x) => x ?? null);
        return [theme.name[lang], groupName(t, group), ...figures, t(`words.is.${theme.verdict}`)];
      }),
    ),
  };
}
