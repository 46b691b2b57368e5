import type { StudyReport } from '@mirrorloop/contracts';
import { useNavigate, useSearch } from '@tanstack/react-router';

export interface CellAt {
  readonly group: number;
  readonly attribute: number;
}

/** The chosen cell lives in the address (`?cell=2-0`): a link opens the same. Everybody's first where nothing is chosen. */
export function useCell({ study, groups, attributes }: StudyReport) {
  const { cell = '0-0' } = useSearch({ from: '/shell/studies/$studyId/report' });
  const navigate = useNavigate();
  const [group, attribute] = cell.split('-').map(Number) as [number, number];
  const at: CellAt = groups[group] && attributes[attribute] ? { group, attribute } : { group: 0, attribute: 0 };
  const choose = (toGroup: number, toAttribute: number) =>
    void navigate({
      to: '/studies/$studyId/report',
      params: { studyId: study.id },
      search: { cell: `${toGroup}-${toAttribute}` },
      resetScroll: false,
    });
  return [at, choose] as const;
}
