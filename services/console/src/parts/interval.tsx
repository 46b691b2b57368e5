import type { ReactNode } from 'react';

/** A number travels with its interval and its n; this is the line below it. */
export const Interval = ({ children }: { children: ReactNode }) => <p className="mic mut tab">{children}</p>;
