import type { Page } from '@mirrorloop/contracts';

/** More than any list that is counted in full on a page; past it we say what is missing instead of freezing the tab. */
const AT_MOST = 2000;

export interface Everything<T> {
  items: T[];
  total: number;
  /** False when the list is longer than one page of the console may hold. */
  complete: boolean;
}

/** Follows the cursor to the end: what is said to be counted in full has to be. */
export async function everyPage<T>(
  fetchPage: (cursor: string | undefined) => Promise<Page<T>>,
): Promise<Everything<T>> {
  const items: T[] = [];
  let cursor: string | undefined;
  let total = 0;
  do {
    const page = await fetchPage(cursor);
    items.push(...page.items);
    total = page.total;
    cursor = page.next ?? undefined;
  } while (cursor && items.length < AT_MOST);
  return { items, total, complete: !cursor };
}
