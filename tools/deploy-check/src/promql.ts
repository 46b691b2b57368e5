import { parser } from '@prometheus-io/lezer-promql';

/** What Grafana puts in before it asks. */
const GRAFANA: Readonly<Record<string, string>> = { $__rate_interval: '1m', $__interval: '15s', $__range: '1h' };

export interface Query {
  /** The places that are no PromQL. */
  readonly faults: readonly string[];
  readonly metrics: readonly string[];
}

/** Reads a query as Prometheus' own editor does. */
export function readQuery(expression: string): Query {
  const text = Object.entries(GRAFANA).reduce((filled, [name, value]) => filled.replaceAll(name, value), expression);
  const faults: string[] = [];
  const metrics = new Set<string>();
  parser.parse(text).iterate({
    enter: ({ type, from, to, node }) => {
      if (type.isError) faults.push(`at ${from}: ${text.slice(Math.max(0, from - 20), to + 20)}`);
      if (type.name === 'Identifier' && node.parent?.type.name === 'VectorSelector') metrics.add(text.slice(from, to));
    },
  });
  return { faults, metrics: [...metrics] };
}

/** Prometheus' own, about what it scrapes and what it found. */
const PROMETHEUS_OWN: ReadonlySet<string> = new Set(['up', 'ALERTS']);

export const ownMetrics = ({ metrics }: Query): string[] => metrics.filter((name) => !PROMETHEUS_OWN.has(name));

/** The names of the series in a scrape. */
export const seriesIn = (scrape: string): Set<string> =>
  new Set([...scrape.matchAll(/^([a-zA-Z_:][\w:]*)(?:\{| )/gm)].map(([, name]) => name!));
