import { useQueryClient } from '@tanstack/react-query';
import { queries } from '../api/queries.js';

/** Ends the session by what is given, and leaves nothing of what was read behind. */
export function useLeave(end: () => Promise<void>): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await end();
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    await client.resetQueries(queries.session());
  };
}
