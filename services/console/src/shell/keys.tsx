import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

const KEPT_AS = 'mirrorloop-single-keys';

interface SingleKeys {
  on: boolean;
  setOn: (on: boolean) => void;
}

const Context = createContext<SingleKeys>({ on: true, setOn: () => undefined });
export const useSingleKeys = () => useContext(Context);

/** Single keys can be switched off: somebody who speaks to the computer would set them off by a word (WCAG 2.1.4). */
export const SingleKeysProvider = ({ children }: { children: ReactNode }) => {
  const [on, set] = useState(() => localStorage.getItem(KEPT_AS) !== 'off');
  const value = useMemo(
    () => ({
      on,
      setOn: (next: boolean) => {
        localStorage.setItem(KEPT_AS, next ? 'on' : 'off');
        set(next);
      },
    }),
    [on],
  );
  return <Context value={value}>{children}</Context>;
};

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Runs on a single key, or on two in a row ("g i"), while nobody types and no dialog is open. */
export function useKey(keys: string, run: () => void): void {
  const { on } = useSingleKeys();
  useEffect(() => {
    if (!on) return;
    let last = '';
    const listen = (event: KeyboardEvent) => {
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isTyping(event.target) ||
        document.querySelector('[role="dialog"]')
      )
        return;
      if (keys === event.key || keys === `${last} ${event.key}`) run();
      last = event.key;
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
}
