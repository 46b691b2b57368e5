import { useEffect, useState } from 'react';
import { asRefusal } from '../api/refusal.js';

export interface Versioned {
  readonly version: number;
}

/**
 * The version on which something is decided: that of when it was begun, however often it is read anew meanwhile. Only
 * whoever was told that somebody was first sends it all the same, on what is there then.
 */
export function useSeen({ version }: Versioned) {
  const [seen, see] = useState(version);
  const [overtaken, tell] = useState(false);
  const looked = overtaken && version > seen;
  useEffect(() => {
    if (!looked) return;
    see(version);
    tell(false);
  }, [looked, version]);
  /** After a refusal: true where somebody was first, and what it was decided on is to be read again. */
  const told = (error: unknown): boolean => {
    const first = asRefusal(error).status === 412;
    if (first) tell(true);
    return first;
  };
  return { seen: looked ? version : seen, told };
}
