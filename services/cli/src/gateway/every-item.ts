import type { Page } from '@mirrorloop/contracts';
import type { Gateway } from './gateway.js';

/** Every item of a list, page by page. @param most stops there */
export async function everyItem<T>(gateway: Gateway, path: string, most = Infinity): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({
      limit: String(Math.min(200, most - items.length)),
      ...(cursor ? { cursor } : {}),
    });
    const page: Page<T> = await gateway.get<Page<T>>(`${path}?${query}`);
    items.push(...page.items);
    cursor = page.next;
  } while (cursor && items.length < most);
  return items;
}
