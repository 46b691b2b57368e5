import type { Described, RouteDescribed } from '@mirrorloop/messaging-nest';

/** Health and metrics are every service's own; from outside they are the gateway's. */
export const reachedOf = (services: readonly Described[]): (RouteDescribed & { service: string })[] =>
  services
    .flatMap(({ service, routes }) => routes.map((route) => ({ ...route, service })))
    .filter(({ path, service }) => service === 'gateway' || /^\/(api|v1|imports|answer|calendar)\b/.test(path));

/** A type of one name is the same in every service: it comes from the contracts. Where it isn't, that is a fault to be seen. */
export function schemasOf(services: readonly Described[]): Record<string, object> {
  const all = services.flatMap(({ schemas }) => Object.entries(schemas));
  const sorted = all.sort(([a], [b]) => (a < b ? -1 : 1));
  const found = new Map<string, object>();
  for (const [name, schema] of sorted) {
    const known = found.get(name);
    if (known && JSON.stringify(known) !== JSON.stringify(schema))
      throw new Error(`Two services answer another ${name}`);
    found.set(name, schema);
  }
  return Object.fromEntries(found);
}
