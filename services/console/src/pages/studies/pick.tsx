import { type KeyboardEvent, useRef } from 'react';

interface PickProps {
  label: string;
  /** Where the first line begins, and how high each is. */
  top: number;
  height: number;
  items: readonly { readonly id: number; readonly label: string }[];
  chosen: number;
  choose: (id: number) => void;
}

const STEPS: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

/** Buttons over the lines of a chart: one stop of the Tab key, arrows move, each says what its line shows. */
export const Pick = ({ label, top, height, items, chosen, choose }: PickProps) => {
  const list = useRef<HTMLDivElement>(null);
  const current = Math.max(
    0,
    items.findIndex(({ id }) => id === chosen),
  );
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const to = (current + step + items.length) % items.length;
    choose(items[to]!.id);
    list.current?.querySelectorAll('button')[to]?.focus();
  };
  return (
    <div ref={list} className="picks noprint" role="group" aria-label={label} onKeyDown={move} style={{ top }}>
      {items.map(({ id, label: said }, i) => (
        <button
          key={id}
          type="button"
          style={{ height }}
          tabIndex={i === current ? 0 : -1}
          aria-pressed={id === chosen}
          aria-label={said}
          onClick={() => choose(id)}
        />
      ))}
    </div>
  );
};
