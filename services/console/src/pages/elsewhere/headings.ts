/** What a column may mean, as the tracker knows it. */
export const MEANINGS = [
  ...(['ref', 'title', 'problem', 'owner', 'team', 'committedAt', 'deadline', 'doneAt'] as const),
  ...(['state', 'at', 'inTime', 'reopened'] as const),
] as const;
export type Meaning = (typeof MEANINGS)[number];
export type Columns = Partial<Record<Meaning, string>>;

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
