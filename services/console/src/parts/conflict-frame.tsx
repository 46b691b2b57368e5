import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.js';

/** Name of the field, what is there now, what was typed. */
export type ConflictRow = readonly [string, string, string];

interface ConflictFrameProps {
  title: string;
  rows: readonly ConflictRow[];
  /** What can be decided. */
  children: ReactNode;
}

/** Somebody else was first: both versions side by side, what was typed kept until its writer decides. */
export const ConflictFrame = ({ title, rows, children }: ConflictFrameProps) => {
  const { t } = useWords();
  return (
    <div className="toast col conflict" role="alert">
      <p className="b">{title}</p>
      <p className="mid">{t('conflict.kept')}</p>
      <table className="t">
        <thead>
          <tr>
            <th scope="col">{t('conflict.field')}</th>
            <th scope="col">{t('conflict.theirs')}</th>
            <th scope="col">{t('conflict.mine')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, theirs, mine]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td dir="auto">{theirs || t('conflict.empty')}</td>
              <td dir="auto">{mine || t('conflict.empty')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="row g2 wrap">{children}</div>
    </div>
  );
};
