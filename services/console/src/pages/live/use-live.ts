import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { queries } from '../../api/queries.js';
import type { Wish } from './event-list.js';
import { LiveStream } from './live-stream.js';

/** Listens as long as the page is there. */
export function useLive({ topics, type, key, from }: Wish) {
  const client = useQueryClient();
  const [stream] = useState(
    () => new LiveStream(() => void client.invalidateQueries({ queryKey: queries.session().queryKey })),
  );
  const heard = useSyncExternalStore(stream.watch, stream.now);
  const asked = topics.join(',');
  useEffect(() => stream.listen({ topics: asked.split(','), type, key, from }), [stream, asked, type, key, from]);
  useEffect(() => () => stream.stop(), [stream]);
  return { stream, ...heard };
}

const SLOW_MS = 10_000;

/** A number that is announced changes at most every ten seconds; that something came, or nothing waits, at once. */
export function useSlowly(count: number): number {
  const [said, setSaid] = useState(count);
  const latest = useRef(count);
  latest.current = count;
  const waits = count > 0;
  useEffect(() => {
    setSaid(latest.current);
    if (!waits) return;
    const timer = setInterval(() => setSaid(latest.current), SLOW_MS);
    return () => clearInterval(timer);
  }, [waits]);
  return waits ? said || count : 0;
}
