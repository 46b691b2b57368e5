import type { Notice } from '@mirrorloop/contracts';
import { useState } from 'react';

const KEPT_AS = 'mirrorloop-notices-seen';
const kept = (): string[] => JSON.parse(localStorage.getItem(KEPT_AS) ?? '[]') as string[];

/** Which notices this reader has opened the bell on; kept in this browser alone. */
export function useSeenNotices(notices: readonly Notice[]): { unseen: number; seeAll: () => void } {
  const [seen, setSeen] = useState(kept);
  const seeAll = () => {
    const ids = notices.map((notice) => notice.id);
    localStorage.setItem(KEPT_AS, JSON.stringify(ids));
    setSeen(ids);
  };
  return { unseen: notices.filter((notice) => !seen.includes(notice.id)).length, seeAll };
}
