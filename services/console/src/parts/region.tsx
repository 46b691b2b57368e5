import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback, type ReactNode } from 'react';
import { asRefusal } from '../api/refusal.js';
import { moment } from '../words/format.js';
import { useWords } from '../words/use-words.js';
import { Failure } from './failure.js';
import { Unseen } from './unseen.js';
import { Waiting } from './waiting.js';

interface RegionProps<T> {
  query: UseQueryResult<T>;
  what: string;
  /** Said instead of "nothing to see" where another service will hear of it in a moment. */
  soon?: string;
  /** The page's first region, which gives it its heading. */
  lead?: boolean;
  children: (data: T) => ReactNode;
}

/** One region of a page: waits, fails or shows by itself. Old data stays, with its age, while its store is away. */
export function Region<T>({ query, what, soon, lead, children }: RegionProps<T>) {
  const { refetch } = query;
  const again = useCallback(() => void refetch(), [refetch]);
  if (query.data !== undefined) {
    return (
      <>
        {query.isError && <Stale since={query.dataUpdatedAt} what={what} />}
        {children(query.data)}
      </>
    );
  }
  if (!query.isError) return <Waiting what={what} lead={lead} />;
  const refusal = asRefusal(query.error);
  if (refusal.unseen) return soon ? <p className="sm mid">{soon}</p> : <Unseen />;
  return <Failure what={what} refusal={refusal} again={again} lead={lead} />;
}

const Stale = ({ since, what }: { since: number; what: string }) => {
  const { t, lang } = useWords();
  return (
    <p className="toast" role="status">
      {t('state.stale', { what, at: moment(lang, new Date(since).toISOString()) })}
    </p>
  );
};
