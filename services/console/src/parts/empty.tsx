import type { ReactNode } from 'react';

/** Nothing yet teaches: what is needed, how far we are, what to do. */
export const Empty = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="state">
    <h2>{title}</h2>
    {children}
  </div>
);
