import { Autocomplete, Button, NativeSelect } from '@mantine/core';
import type { TeamView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../../api/queries.js';
import { useWords } from '../../../words/use-words.js';
import type { RouteDraft } from './drafts.js';

interface RoutesProps {
  routes: readonly RouteDraft[];
  teams: readonly TeamView[];
  change: (routes: readonly RouteDraft[]) => void;
  wrong: (path: string) => string | undefined;
}

/** Which team gets the cases of which touchpoint. */
export const Routes = ({ routes, teams, change, wrong }: RoutesProps) => {
  const { t } = useWords();
  const touchpoints = useQuery(queries.overview()).data?.touchpoints.map(({ touchpoint }) => touchpoint) ?? [];
  const set = (n: number, next: Partial<RouteDraft>) =>
    change(routes.map((route, at) => (at === n ? { ...route, ...next } : route)));
  return (
    <fieldset className="group">
      <legend>{t('serious.routes')}</legend>
      {routes.length === 0 && <p className="sm mid">{t('serious.routesNone')}</p>}
      {routes.map((route, n) => (
        <div key={n} className="filters" role="group" aria-label={t('serious.routeNo', { n: n + 1 })}>
          <Autocomplete
            label={t('serious.touchpoint')}
            data={touchpoints}
            limit={50}
            value={route.touchpoint}
            onChange={(touchpoint) => set(n, { touchpoint })}
            error={wrong(`routes[${n}].touchpoint`)}
            comboboxProps={{ transitionProps: { duration: 0 } }}
          />
          <NativeSelect
            label={t('serious.team')}
            data={[
              { value: '', label: t('serious.choose') },
              ...teams.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={route.teamId}
            onChange={(event) => set(n, { teamId: event.currentTarget.value })}
            error={wrong(`routes[${n}].teamId`)}
          />
          <Button
            variant="default"
            aria-label={t('serious.removeRoute', { n: n + 1 })}
            onClick={() => change(routes.filter((_, at) => at !== n))}
          >
            {t('serious.remove')}
          </Button>
        </div>
      ))}
      <div>
        <Button variant="default" onClick={() => change([...routes, { touchpoint: '', teamId: '' }])}>
          {t('serious.addRoute')}
        </Button>
      </div>
    </fieldset>
  );
};

export const routesInWords = (routes: readonly RouteDraft[], named: (teamId: string) => string): string =>
  routes.map(({ touchpoint, teamId }) => `${touchpoint}: ${named(teamId)}`).join('; ');
