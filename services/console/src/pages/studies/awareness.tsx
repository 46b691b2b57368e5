import type { StudyAwareness, StudyKnowledge, StudyReport } from '@mirrorloop/contracts';
import { Link } from '@tanstack/react-router';
import { Chart } from '../../parts/chart.js';
import { Chip } from '../../parts/marks.js';
import type { Figure, Numbers } from '../../parts/number-table.js';
import { chance, number, share, signed, type Lang } from '../../words/format.js';
import { type Say, useWords } from '../../words/use-words.js';
import { KeyOfMarks } from './marks.js';
import { fileOf, groupName } from './numbers.js';
import { ShareLines, shareLinesHeight, type ShareRow } from './share-lines.js';

/** Who knows what customers report, that something is done about it, and who does it; what was invented shows who guesses. */
export const Awareness = ({ report }: { report: StudyReport }) => {
  const { t, lang } = useWords();
  const { awareness } = report;
  if (!awareness) return null;
  const drawn = drawnOf(awareness);
  const rows = drawn.flatMap((group) => group.aspects.map((one) => rowOf(t, lang, group, one)));
  const left = awareness.groups.filter(({ aspects }) => aspects.length > 0).length - drawn.length;
  const everybody = awareness.groups[0]?.aspects ?? [];
  return (
    <section className="card col g3" aria-label={t('aware.title')}>
      {rows.length === 0 ? (
        <div className="state">
          <h2>{t('aware.title')}</h2>
          <p className="sm mid">{t('aware.none')}</p>
        </div>
      ) : (
        <Chart
          title={titleOf(t, lang, everybody)}
          sub={t('aware.sub', { n: number(lang, awareness.groups[0]?.n ?? 0) })}
          file={fileOf(report, 'awareness')}
          height={shareLinesHeight(rows)}
          table={numbersOf(t, lang, awareness)}
          legend={<KeyOfMarks customers={t('aware.recall')} employees={t('aware.falseBelief')} />}
          foot={[t('aware.foot'), left > 0 && t('aware.left', { count: left, n: number(lang, left) })]
            .filter(Boolean)
            .join(' ')}
        >
          {(width) => <ShareLines rows={rows} width={width} label={t('aware.title')} />}
        </Chart>
      )}
      <Sentences aspects={everybody} />
      <Items awareness={awareness} />
    </section>
  );
};

/** More lines nobody reads: the others stand in the table. */
const MOST_DRAWN = 8;

/** Everybody, and of the others first those of whom most is decided. */
function drawnOf({ groups }: StudyAwareness): StudyAwareness['groups'] {
  const [everybody, ...others] = groups.filter(({ aspects }) => aspects.length > 0);
  if (!everybody) return [];
  const decided = ({ aspects }: (typeof others)[number]) =>
    aspects.filter(({ verdict }) => verdict !== 'inconclusive').length;
  return [everybody, ...others.toSorted((a, b) => decided(b) - decided(a)).slice(0, MOST_DRAWN - 1)];
}

function titleOf(t: Say, lang: Lang, aspects: readonly StudyKnowledge[]): string {
  const names = (verdict: string) =>
    aspects.filter((one) => one.verdict === verdict).map(({ aspect }) => t(`aware.what.${aspect}`));
  const list = (of: readonly string[]) => new Intl.ListFormat(lang).format(of);
  const [known, guessed] = [names('knows'), names('guesses')];
  if (guessed.length > 0) return t('aware.found.guesses', { what: list(guessed) });
  return known.length > 0 ? t('aware.found.knows', { what: list(known) }) : t('aware.found.open');
}

function rowOf(t: Say, lang: Lang, group: StudyAwareness['groups'][number], one: StudyKnowledge): ShareRow {
  return {
    id: `${group.by} ${group.name} ${one.aspect}`,
    name: groupName(t, group),
    note: `${t(`aware.aspect.${one.aspect}`)} · ${t('studies.n', { n: number(lang, one.n) })}`,
    verdict: t(`aware.is.${one.verdict}`),
    brief: `${t(`aware.aspect.${one.aspect}`)}: ${t(`aware.is.${one.verdict}`)}`,
    strong: one.verdict !== 'inconclusive',
    marks: [
      { is: 'customer', share: { ...one.recall, share: one.recall.value } },
      { is: 'employee', share: { ...one.falseBelief, share: one.falseBelief.value } },
    ],
  };
}

const Sentences = ({ aspects }: { aspects: readonly StudyKnowledge[] }) => {
  const { lang } = useWords();
  return (
    <ul className="rows">
      {aspects.map(({ aspect, sentence }) => (
        <li key={aspect} className="plain">
          <p className="ser">{sentence[lang]}</p>
        </li>
      ))}
    </ul>
  );
};

/** What was asked, and which of it is so: each real one leads to its insight. */
const Items = ({ awareness: { items } }: { awareness: StudyAwareness }) => {
  const { t, lang } = useWords();
  return (
    <details className="numbers">
      <summary>{t('aware.items', { count: items.length, n: number(lang, items.length) })}</summary>
      <ul className="rows">
        {items.map(({ id, wording, isReal, insightId, acting, team, reported, acted, owned }) => (
          <li key={id} className="row between wrap g4">
            <div className="grow plain">
              <p dir="auto">
                {insightId ? (
                  <Link className="link" to="/insights/$insightId" params={{ insightId }}>
                    {wording[lang]}
                  </Link>
                ) : (
                  wording[lang]
                )}
              </p>
              <p className="mic mut tab">
                {t('aware.said', {
                  reported: saidOf(lang, reported),
                  acted: saidOf(lang, acted),
                  n: number(lang, reported?.n ?? 0),
                })}
                {team && ` ${t('aware.saidTeam', { team, owned: saidOf(lang, owned) })}`}
              </p>
            </div>
            <Chip kind={isReal ? 'acc' : 'line'}>
              {t(isReal ? (acting ? 'aware.truth.acting' : 'aware.truth.open') : 'aware.truth.invented')}
            </Chip>
          </li>
        ))}
      </ul>
    </details>
  );
};

const saidOf = (lang: Lang, said: StudyAwareness['items'][number]['reported']): string =>
  said?.share == null
    ? '?'
    : `${share(lang, said.share)} (${share(lang, said.low)} ${lang === 'de' ? 'bis' : 'to'} ${share(lang, said.high)})`;

function numbersOf(t: Say, lang: Lang, { groups }: StudyAwareness): Numbers {
  const percent = (x: number) => share(lang, x);
  const points = (x: number) => signed(lang, x * 100, 0);
  const names = ['recall', 'recallLow', 'recallHigh', 'false', 'falseLow', 'falseHigh'];
  return {
    columns: [
      { name: t('studies.group') },
      { name: t('aware.asked') },
      { name: t('studies.col.nEmployees'), say: (x: number) => number(lang, x) },
      ...names.map((name) => ({ name: t(`aware.col.${name}`), say: percent })),
      ...['beyond', 'low', 'high'].map((name) => ({ name: t(`aware.col.${name}`), say: points })),
      { name: t('studies.col.q'), say: (x: number) => chance(lang, x) },
      { name: t('studies.verdict') },
    ],
    rows: groups.flatMap((group) =>
      group.aspects.map(({ aspect, n, recall: r, falseBelief: f, beyond, low, high, q, verdict }): Figure[] => {
        const figures = [n, r.value, r.low, r.high, f.value, f.low, f.high, beyond, low, high, q];
        return [groupName(t, group), t(`aware.aspect.${aspect}`), ...figures, t(`aware.is.${verdict}`)];
      }),
    ),
  };
}
