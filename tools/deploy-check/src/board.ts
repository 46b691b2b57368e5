import { parse } from 'yaml';
import { textOf } from './repository.js';

export interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly datasource?: { readonly uid: string };
  readonly targets?: readonly { readonly expr: string; readonly refId: string }[];
}
export interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly action: string };
}

export const board = () =>
  JSON.parse(textOf('infra/grafana/dashboards/mirrorloop.json')) as {
    uid: string;
    panels: readonly Panel[];
    annotations: { list: readonly { expr: string; datasource: { uid: string } }[] };
  };

/** What the board for reports asks of the views in PostgreSQL. */
export const reportQueries = (): readonly string[] =>
  (
    JSON.parse(textOf('infra/grafana/dashboards/reports.json')) as {
      panels: readonly { targets: readonly { rawSql: string }[] }[];
    }
  ).panels.flatMap(({ targets }) => targets.map(({ rawSql }) => rawSql));

export const alerts = (): readonly Alert[] =>
  (parse(textOf('infra/grafana/alerts/mirrorloop.yml')) as { groups: { rules: Alert[] }[] }).groups.flatMap(
    ({ rules }) => rules,
  );

/** Everything that is asked of Prometheus, and where it is asked. */
export const queries = (): { readonly where: string; readonly expr: string }[] => [
  ...board().panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }) => ({ where: `panel ${title}`, expr })),
  ),
  ...board().annotations.list.map(({ expr }) => ({ where: 'annotation', expr })),
  ...alerts().map(({ alert, expr }) => ({ where: `alert ${alert}`, expr })),
];
