import { Link } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

type To = Pick<ComponentProps<typeof Link>, 'to' | 'params' | 'search'>;

/** One reason behind a number: its name, its figure, and a bar for its part of the largest. */
export const MeterRow = ({ name, figure, part, to }: { name: string; figure: string; part: number; to: To }) => (
  <Link className="reason" {...to}>
    <span className="lbl m5">{name}</span>
    <span className="tab mid">{figure}</span>
    <span className="meter" aria-hidden="true">
      <i style={{ width: `${Math.max(0, Math.min(1, part)) * 100}%` }} />
    </span>
  </Link>
);
