import type { ReactNode } from 'react';
import { Interval } from '../../parts/interval.js';

interface GapColumn {
  name: string;
  question: string;
  chip?: ReactNode;
  children: ReactNode;
}

export const GapColumn = ({ name, question, chip, children }: GapColumn) => (
  <div className="gapcol">
    <div>
      <div className="row between">
        <h2>{name}</h2>
        {chip}
      </div>
      <p className="sm mut">{question}</p>
    </div>
    {children}
  </div>
);

/** The number a gap is measured by, with its unit; its interval, or that it was counted in full, goes below. */
export const GapNumber = ({ value, unit, interval }: { value: string; unit: string; interval: string }) => (
  <div>
    <p className="big">
      {value}
      <small>{unit}</small>
    </p>
    <Interval>{interval}</Interval>
  </div>
);

/** Where a gap isn't measured yet: what it needs, in place of a number nobody has. */
export const GapOpen = ({ title, needs }: { title: string; needs: string }) => (
  <div className="gapopen">
    <p className="ser">{title}</p>
    <p className="sm mid">{needs}</p>
  </div>
);
