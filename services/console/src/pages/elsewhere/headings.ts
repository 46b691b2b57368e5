/** What a column may mean, as the tracker knows it. */
export const MEANINGS = [
  ...(['ref', 'title', 'problem', 'owner', 'team', 'committedAt', 'deadline', 'doneAt'] as const),
  ...(['state', 'at', 'inTime', 'reopened'] as const),
] as const;
export type Meaning = (typeof MEANINGS)[number];
export type Columns = Partial<Record<Meaning, string>>;

/** The names in a CSV file's first line, each once: `"Due, at",Owner` has two. */
export function headingsOf(text: string): string[] {
  const names: string[] = [];
  const field = /[ \t]*(?:"((?:[^"]|"")*)"|([^,\r\n]*))[ \t]*(,|\r|\n|$)/y;
  const line = text.replace(/^\ufeff/, '');
  for (let read = field.exec(line); read; read = field.exec(line)) {
    names.push((read[1]?.replaceAll('""', '"') ?? read[2]!).trim());
    if (read[3] !== ',') break;
  }
  return [...new Set(names.filter(Boolean))];
}

const lettersOf = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

/** What was chosen stays where the file still has that column; `Committed at` and `committed_at` are known by their name. */
export function columnsFor(headings: readonly string[], chosen: Columns): Columns {
  const found = MEANINGS.flatMap((meaning) => {
    const before = chosen[meaning];
    const name =
      before && headings.includes(before) ? before : headings.find((one) => lettersOf(one) === lettersOf(meaning));
    return name ? [[meaning, name]] : [];
  });
  return Object.fromEntries(found) as Columns;
}
