import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback, type ReactNode } from 'react';
import { asRefusal } from '../api/refusal.js';
import { moment } from '../words/format.js';
import { useWords } from '../words/use-words.js';
import { Failure } from './failure.js';
import { Unseen } from './unseen.js';
import { Waiting } from './waiting.js';

/** One region of a page: waits, fails or shows by itself. Old data stays, with its age, while its store is away. */
export function Region<T>({
  query,
  what,
  children,
}: {
  query: UseQueryResult<T>;
  what: string;
  children: (data: T) => ReactNode;
}) {
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
  if (!query.isError) return <Waiting what={what} />;
  const refusal = asRefusal(query.error);
  return refusal.unseen ? <Unseen /> : <Failure what={what} refusal={refusal} again={again} />;
}

const Stale = ({ since, what }: { since: number; what: string }) => {
  const { t, lang } = useWords();
  return (
    <p className="toast" role="status">
      {t('state.stale', { what, at: moment(lang, new Date(since).toISOString()) })}
    </p>
  );
};
