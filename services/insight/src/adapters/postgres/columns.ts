/** Rows as one array a column, for `unnest`. */
export const columnsOf = <Row>(rows: readonly Row[], ...columns: readonly ((row: Row) => unknown)[]): unknown[][] =>
  columns.map((column) => rows.map(column));
