import { useRef } from 'react';
import { newKey } from '../api/key.js';

/** The same key while the same is asked for: when an answer got lost, asking again commits nothing twice. */
export function useWishKey(): (wish: unknown) => string {
  const last = useRef({ wish: '', key: '' });
  return (wish) => {
    const text = JSON.stringify(wish);
    if (last.current.wish !== text) last.current = { wish: text, key: newKey() };
    return last.current.key;
  };
}
