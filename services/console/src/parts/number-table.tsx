import { useWords } from '../words/use-words.js';

export type Figure = string | number | null;
export interface Column {
  readonly name: string;
  /** How a figure of it is shown; as it is where nothing is said. */
  readonly say?: (value: number) => string;
}
/** The numbers behind a chart, once: shown as a table, taken along as CSV. */
export interface Numbers {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Figure[])[];
}

/** The first column names the row; what is a number stands to the right. */
export const NumberTable = ({ columns, rows }: Numbers) => (
  <table className="t">
    <thead>
      <tr>
        {columns.map(({ name, say }) => (
          <th key={name} scope="col" className={say && 'r'}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row, i) => (
        <tr key={i}>
          {row.map((value, c) =>
            c === 0 ? <RowName key={c} name={value} /> : <Cell key={c} value={value} column={columns[c]!} />,
          )}
        </tr>
      ))}
    </tbody>
  </table>
);

const RowName = ({ name }: { name: Figure }) => (
  <th scope="row" dir="auto">
    {name}
  </th>
);

const Cell = ({ value, column: { say } }: { value: Figure; column: Column }) => {
  const { t } = useWords();
  const shown = value === null ? t('chart.notShown') : typeof value === 'number' && say ? say(value) : value;
  return <td className={say && 'r'}>{shown}</td>;
};
