import type { Page } from '@mirrorloop/contracts';
import { useInfiniteQuery, useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { LIVE_MS } from '../api/queries.js';

type Fetch<T> = (cursor?: string) => Promise<Page<T>>;
type Shown<T> = InfiniteData<Page<T>, string | undefined>;

/**
 * A list that holds still under its reader: what arrives is counted beside it until `showNewer` brings it in.
 * The first page is asked for again every five seconds, for that count and for the exact total.
 */
export function useStillList<T>(key: readonly unknown[], fetchPage: Fetch<T>) {
  const client = useQueryClient();
  const pagesKey = [...key, 'pages'];
  const pages = useInfiniteQuery({
    queryKey: pagesKey,
    queryFn: ({ pageParam }) => fetchPage(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: Page<T>) => last.next ?? undefined,
    staleTime: Infinity,
    gcTime: 0,
  });
  const watch = useQuery({
    queryKey: [...key, 'newest'],
    queryFn: () => fetchPage(),
    refetchInterval: LIVE_MS,
    enabled: pages.isSuccess,
  });
  const shownTotal = pages.data?.pages[0]?.total ?? 0;
  const total = watch.data?.total ?? shownTotal;
  return {
    pages,
    items: pages.data?.pages.flatMap((page) => page.items) ?? [],
    total,
    newer: Math.max(0, total - shownTotal),
    showNewer: () =>
      watch.data && client.setQueryData<Shown<T>>(pagesKey, { pages: [watch.data], pageParams: [undefined] }),
  };
}
