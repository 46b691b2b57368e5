import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
export const TRIED_SERVICES = ['ingestion', 'insight', 'action-tracker', 'gateway'] as const;
export type TriedService = (typeof TRIED_SERVICES)[number];

/** Every source file under `folder` of the repository, tests left out. */
const sourcesIn = (folder: string): string[] =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      (name) => /^([^/]+\/)?src\/.*\.ts$/.test(name) && !name.endsWith('.spec.ts') && !name.includes('node_modules'),
    )
    .map((name) => fs.readFileSync(path.join(root, folder, name), 'utf8'));

const matches = (texts: readonly string[], pattern: RegExp): RegExpExecArray[] =>
  texts.flatMap((text) => [...text.matchAll(pattern)]);

/** Consumer groups by service, as the handlers declare them. */
const groupsOf = (service: TriedService): string[] =>
  matches(sourcesIn(`services/${service}`), /\bgroup: '([a-z-]+\.[a-z-]+)'/g).map(([, group]) => group!);

const CALL = /\bcrashPoint\(([^)]*)\)/g;

/**
 * Every crash point that the sources of this service name, and those that it shares with the others by way of the
 * libraries: once for each of its groups, and once for its relay.
 *
 * @throws for a call whose name can't be read from it: a point that the suite can't find is one that nobody tries
 */
export function crashPointsOf(service: TriedService): string[] {
  const own = matches(sourcesIn(`services/${service}`), CALL).map(([call, told]) => literal(call, told!));
  const shared = matches(sourcesIn('libs'), CALL).flatMap(([call, told]) => expanded(call, told!, service));
  return [...new Set([...own, ...shared])].sort();
}

function literal(call: string, told: string): string {
  const [, name] = /^'([a-z.-]+)'$/.exec(told) ?? [];
  if (!name) throw new Error(`${call}: in a service a crash point's name is a literal`);
  return name;
}

function expanded(call: string, told: string, service: TriedService): string[] {
  const [, of, at] = /^((?:this\.)?(?:subscriber\.)?[a-z]+), '([a-z.-]+)'$/.exec(told) ?? [];
  if (of?.endsWith('group')) return groupsOf(service).map((group) => `${group}.${at}`);
  if (of?.endsWith('service')) return [`${service}.${at}`];
  throw new Error(`${call}: in a library a crash point is named by (group, 'where') or (service, 'where')`);
}

/** Points of services that no trial kills. */
export function pointsWithoutTrial(): string[] {
  const tried = new Set(TRIED_SERVICES.flatMap(crashPointsOf));
  const all = fs.readdirSync(path.join(root, 'services')).flatMap((service) => {
    if (!fs.existsSync(path.join(root, 'services', service, 'src'))) return [];
    return matches(sourcesIn(`services/${service}`), CALL).map(([call, told]) => literal(call, told!));
  });
  return all.filter((point) => !tried.has(point));
}
