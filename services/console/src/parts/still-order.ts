import { useRef, useState } from 'react';

/**
 * Keeps a short list in the order it was first shown in. Its rows change in place; rows that came since are counted
 * until `showNewer`, which takes the new order over.
 */
export function useStillOrder<T extends { id: string }>(sorted: readonly T[], view: string) {
  const [, redraw] = useState(0);
  const held = useRef<{ view: string; ids: string[] }>({ view: '', ids: [] });
  const take = () => (held.current = { view, ids: sorted.map((item) => item.id) });
  if (held.current.view !== view || held.current.ids.length === 0) take();
  const known = new Set(held.current.ids);
  const byId = new Map(sorted.map((item) => [item.id, item]));
  return {
    items: held.current.ids.flatMap((id) => byId.get(id) ?? []),
    newer: sorted.filter((item) => !known.has(item.id)).length,
    showNewer: () => {
      take();
      redraw((n) => n + 1);
    },
  };
}
