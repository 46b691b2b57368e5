import type { StudyGroup, StudyReport } from '@mirrorloop/contracts';
import { type KeyboardEvent, useRef } from 'react';
import { number, signed } from '../../words/format.js';
import { useCaptions } from './captions.js';
import { isShown, isWrong, MARKS, shadeOf, type ShownCell } from '../../words/verdicts.js';
import { HeatKey } from './heat-key.js';
import { groupName } from './numbers.js';
import { Reading } from './reading.js';
import { type CellAt, useCell } from './use-cell.js';

/** Which group sees what? Colour only for what is found; hatched alike for what is too few and for what protects it. */
export const HeatTable = ({ report }: { report: StudyReport }) => {
  const { t, lang } = useCaptions();
  const [cell] = useCell(report);
  const compared = report.groups.flatMap(({ cells }) => cells).filter(isShown).length;
  const order = inOrder(report);
  return (
    <section className="card col g3" aria-labelledby="heat">
      <div>
        <h2 id="heat">{t('studies.heat.title')}</h2>
        <p className="sub">{t('studies.heat.sub', { count: compared, n: number(lang, compared) })}</p>
      </div>
      <HeatKey scale={report.study.scale} />
      <div className="scroll heatbox" role="region" aria-label={t('studies.heat.table')} tabIndex={0}>
        <Table report={report} order={order} />
      </div>
      <Reading report={report} at={cell} live />
    </section>
  );
};

/** Emotional attributes first, each kind in the order it was asked. */
function inOrder({ attributes }: StudyReport) {
  const of = (nature: string) => attributes.flatMap((a, i) => (a.nature === nature ? [i] : []));
  return { emotional: of('emotional'), functional: of('functional') };
}

interface TableProps {
  report: StudyReport;
  order: ReturnType<typeof inOrder>;
}

const STEPS: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const Table = ({ report, order }: TableProps) => {
  const { t } = useCaptions();
  const [at, choose] = useCell(report);
  const table = useRef<HTMLTableElement>(null);
  const columns = [...order.emotional, ...order.functional];
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const to = nextShown(report, columns, at, step);
    choose(to.group, to.attribute);
    table.current?.querySelector<HTMLElement>(`[data-cell="${to.group}-${to.attribute}"]`)?.focus();
  };
  return (
    <table className="heat" ref={table} onKeyDown={move} style={{ minWidth: 180 + columns.length * 66 }}>
      <thead>
        <tr>
          <td className="corner" />
          {(['emotional', 'functional'] as const)
            .filter((nature) => order[nature].length > 0)
            .map((nature) => (
              <th key={nature} colSpan={order[nature].length} scope="colgroup" className="mut">
                {t(`studies.${nature}`)}
              </th>
            ))}
        </tr>
        <tr>
          <th scope="col">{t('studies.group')}</th>
          {columns.map((i) => (
            <th key={i} scope="col" dir="auto">
              {report.attributes[i]!.attribute}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {report.groups.map((group, g) => (
          <GroupRow key={g} group={group} g={g} columns={columns} at={at} choose={choose} report={report} />
        ))}
      </tbody>
    </table>
  );
};

/** The next cell in a direction, past groups of which nothing is shown. */
function nextShown(
  { groups }: StudyReport,
  columns: readonly number[],
  at: CellAt,
  [down, right]: readonly [number, number],
): CellAt {
  const shown = groups.flatMap(({ cells }, g) => (cells.some(isShown) ? [g] : []));
  const row = Math.max(0, shown.indexOf(at.group));
  const column = columns.indexOf(at.attribute);
  return {
    group: shown[(row + down + shown.length) % shown.length] ?? 0,
    attribute: columns[(column + right + columns.length) % columns.length]!,
  };
}

interface GroupRowProps {
  report: StudyReport;
  group: StudyGroup;
  g: number;
  columns: readonly number[];
  at: CellAt;
  choose: (group: number, attribute: number) => void;
}

const GroupRow = ({ report, group, g, columns, at, choose }: GroupRowProps) => {
  const { t } = useCaptions();
  const shown = group.cells.some(isShown);
  return (
    <tr>
      <th scope="row" dir="auto">
        {groupName(t, group)}
        <span className="mic mut tab">{shown ? <GroupFigures group={group} /> : t('studies.protects')}</span>
      </th>
      {!shown && (
        <td colSpan={columns.length} className="few">
          {t('verdict.not-shown')}
        </td>
      )}
      {shown &&
        columns.map((a) => {
          const cell = group.cells[a]!;
          const label = `${groupName(t, group)}, ${report.attributes[a]!.attribute}`;
          const chosen = at.group === g && at.attribute === a;
          return isShown(cell) ? (
            <td key={a} className={shadeOf(cell, report.study.scale)}>
              <Cell cell={cell} label={label} place={`${g}-${a}`} chosen={chosen} choose={() => choose(g, a)} />
            </td>
          ) : (
            <td key={a} className="few">
              <span className="vh">{t('verdict.not-shown')}</span>
            </td>
          );
        })}
    </tr>
  );
};

/** n and mirror index; n only where every cell has the same, else each cell says its own. */
const GroupFigures = ({ group: { cells, index } }: { group: StudyGroup }) => {
  const { t, lang } = useCaptions();
  const ns = [...new Set(cells.filter(isShown).map(({ employees }) => employees.n))].sort((a, b) => a - b);
  const n =
    ns.length === 1
      ? number(lang, ns[0]!)
      : t('interval', { low: number(lang, ns[0]!), high: number(lang, ns.at(-1)!) });
  if (!index) return t('studies.n', { n });
  const ends = { low: number(lang, index.low), high: number(lang, index.high) };
  return t('studies.nIndex', { n, index: number(lang, index.value), ...ends });
};

interface CellProps {
  cell: ShownCell;
  label: string;
  place: string;
  chosen: boolean;
  choose: () => void;
}

const Cell = ({ cell, label, place, chosen, choose }: CellProps) => {
  const { t, lang } = useCaptions();
  const said = t('studies.cellLabel', {
    attribute: label,
    gap: signed(lang, cell.gap),
    low: signed(lang, cell.low),
    high: signed(lang, cell.high),
    verdict: t(`verdict.${cell.verdict}`),
  });
  const size = isWrong(cell) ? ` ${number(lang, Math.abs(cell.gap), 1)}` : '';
  return (
    <button
      type="button"
      className="cell"
      data-cell={place}
      tabIndex={chosen ? 0 : -1}
      aria-pressed={chosen}
      aria-label={`${MARKS[cell.verdict]}${size}, ${said}`}
      onClick={choose}
    >
      <span aria-hidden="true">
        {MARKS[cell.verdict]}
        {size}
      </span>
    </button>
  );
};
