import { spawnSync } from 'node:child_process';
import { parse } from 'yaml';
import { alerts, board, queries } from '../src/board.js';
import { composeFile, ownServices } from '../src/compose.js';
import { readQuery } from '../src/promql.js';
import { at, textOf } from '../src/repository.js';

interface Job {
  readonly job_name: string;
  readonly dns_sd_configs: readonly { readonly names: readonly string[]; readonly port: number }[];
}
interface Collector {
  readonly service: {
    readonly extensions: readonly string[];
    readonly pipelines: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  };
  readonly [kind: string]: Readonly<Record<string, unknown>> | undefined;
}

const { services } = composeFile();
const jobs = (parse(textOf('infra/prometheus/prometheus.yml')) as { scrape_configs: Job[] }).scrape_configs;
const collector = parse(textOf('infra/otel/collector.yaml')) as Collector & Record<string, Record<string, unknown>>;

describe('what watches over it', () => {
  it('asks only what Prometheus understands', () => {
    expect(queries().length).toBeGreaterThan(20);
    for (const { where, expr } of queries()) expect([where, readQuery(expr).faults]).toEqual([where, []]);
  });

  it('finds faults and metrics in a query', () => {
    expect(readQuery('sum(rate(a_total[1m])').faults).not.toEqual([]);
    expect(readQuery('sum by (job) (rate(a_total{job="b"}[$__rate_interval])) / on (job) c').metrics).toEqual([
      'a_total',
      'c',
    ]);
  });

  it('has a board whose panels each say what they show, of the source that is provisioned', () => {
    const { panels, uid } = board();
    const { datasources } = parse(textOf('infra/grafana/provisioning/datasources/prometheus.yml')) as {
      datasources: { uid: string; url: string }[];
    };
    const shown = panels.filter(({ type }) => type !== 'row');
    expect([uid, new Set(panels.map(({ id }) => id)).size]).toEqual(['mirrorloop', panels.length]);
    expect(shown.filter(({ description, targets }) => !description || !targets?.length)).toEqual([]);
    expect(new Set(shown.map(({ datasource }) => datasource!.uid))).toEqual(
      new Set(datasources.map((source) => source.uid)),
    );
    const { hostname, port } = new URL(datasources[0]!.url);
    expect([hostname in services, services[hostname]!.ports![0]!.endsWith(`:${port}`)]).toEqual([true, true]);
  });

  it('has a board for reports, of a source that comes in as the role for reports with a password that has no default (S07)', () => {
    const { datasources } = parse(textOf('infra/grafana/provisioning/datasources/reports.yml')) as {
      datasources: { type: string; url: string; user: string; secureJsonData: { password: string } }[];
    };
    const [source] = datasources;
    const told = services['grafana']!.environment!;
    expect(source).toMatchObject({ url: '$REPORTS_ADDRESS', secureJsonData: { password: '$REPORTS_PASSWORD' } });
    expect(told['REPORTS_PASSWORD']).toBe('${REPORTS_PASSWORD:-}');
    expect(textOf('infra/postgres/make-reports-role.sh')).toContain(`ALTER ROLE ${source!.user} LOGIN`);
    expect(textOf('infra/grafana/dashboards/reports.json')).toContain(`"query": "${source!.type}"`);
  });

  it('has a board that Grafana looks for where it is mounted', () => {
    const { providers } = parse(textOf('infra/grafana/provisioning/dashboards/mirrorloop.yml')) as {
      providers: { options: { path: string } }[];
    };
    expect(services['grafana']!.volumes).toContain(`./infra/grafana/dashboards:${providers[0]!.options.path}:ro`);
    const home = services['grafana']!.environment!['GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH'];
    expect(home).toBe(`${providers[0]!.options.path}/mirrorloop.json`);
  });

  it('says with every alert what it means and what to do', () => {
    expect(alerts().length).toBeGreaterThan(5);
    for (const { alert, annotations, labels, for: since } of alerts())
      expect([alert, annotations.summary.length > 20, annotations.action.length > 20, labels.severity, since]).toEqual([
        alert,
        true,
        true,
        expect.stringMatching(/^(critical|warning)$/),
        expect.stringMatching(/^\d+m$/),
      ]);
  });

  it('is asked where it answers', () => {
    const [ours, theirs] = jobs.map(({ dns_sd_configs: [found] }) => found!);
    const own = ownServices(composeFile());
    expect([...ours!.names].sort()).toEqual(own.map(([name]) => name).sort());
    expect(new Set(own.map(([, { environment }]) => environment!['METRICS_PORT']))).toEqual(
      new Set([String(ours!.port)]),
    );
    const { endpoint } = collector['exporters']!['prometheus'] as { endpoint: string };
    expect([theirs!.names, endpoint]).toEqual([['collector'], `0.0.0.0:${theirs!.port}`]);
    expect(services['prometheus']!.volumes).toContain('./infra/grafana/alerts:/etc/prometheus/alerts:ro');
  });

  it('has a collector whose pipelines are made of what it declares', () => {
    const declared = (kind: string) => [
      ...Object.keys(collector[kind] ?? {}),
      ...Object.keys(collector['connectors']!),
    ];
    for (const pipeline of Object.values(collector.service.pipelines))
      for (const [kind, used] of Object.entries(pipeline))
        expect(declared(kind)).toEqual(expect.arrayContaining([...used]));
    expect(Object.keys(collector['extensions']!)).toEqual(collector.service.extensions);
  });

  const promtool = spawnSync('promtool', ['--version']).status === 0;
  (promtool ? it : it.skip)('passes the checks of Prometheus itself', () => {
    const { status, stderr } = spawnSync('promtool', ['check', 'rules', at('infra/grafana/alerts/mirrorloop.yml')], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
  });
});
