import type { ReactNode } from 'react';

export interface Fact {
  name: string;
  value: ReactNode;
  note?: ReactNode;
}

/** Names to the left, what is so to the right, how it is known below it. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl className="facts sm">
    {facts.map(({ name, value, note }) => (
      <div key={name} className="row between base g3">
        <dt className="mid">{name}</dt>
        <dd>
          <span className="b tab">{value}</span>
          {note && <span className="mic mut tab note">{note}</span>}
        </dd>
      </div>
    ))}
  </dl>
);
