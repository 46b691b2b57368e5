import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { queries } from '../../api/queries.js';
import type { Standing } from '../../words/finding.js';

/** What the loop stands at: every insight, every action, and how many signals there are. One region, so one query's states. */
export function useStanding(): UseQueryResult<Standing> {
  const overview = useQuery(queries.overview());
  const insights = useQuery(queries.everyInsight());
  const actions = useQuery(queries.everyAction());
  const parts = [overview, insights, actions];
  const worst = parts.find((part) => part.isError) ?? parts.find((part) => part.data === undefined) ?? insights;
  const data =
    overview.data && insights.data && actions.data
      ? {
          signals: overview.data.signals,
          insights: insights.data.items,
          total: insights.data.total,
          actions: actions.data.items,
        }
      : undefined;
  const refetch = () => Promise.all(parts.map((part) => part.refetch()));
  return { ...worst, data, refetch } as unknown as UseQueryResult<Standing>;
}
