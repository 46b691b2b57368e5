import { execFileSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');
const use = (from: string) => `import { x } from '${from}';\nconsole.log(x);\n`;
const BOUNDARY = '@nx/enforce-module-boundaries';
const LAYER = 'no-restricted-imports';

/** Each line is an import that must be refused, and by which rule. */
const refused: [file: string, from: string, rule: string][] = [
  ['libs/kernel/src/a.ts', '@mirrorloop/contracts', BOUNDARY],
  ['libs/contracts/src/a.ts', '@mirrorloop/messaging', BOUNDARY],
  ['libs/matching/src/a.ts', '@mirrorloop/contracts', BOUNDARY],
  ['libs/text/src/a.ts', '@mirrorloop/messaging', BOUNDARY],
  ['libs/statistics/src/a.ts', '@mirrorloop/contracts', BOUNDARY],
  ['libs/messaging/src/a.ts', '@mirrorloop/messaging-postgres', BOUNDARY],
  ['libs/messaging-postgres/src/a.ts', '@mirrorloop/messaging-kafka', BOUNDARY],
  ['libs/access/src/a.ts', '@mirrorloop/http', BOUNDARY],
  ['libs/messaging-nest/src/a.ts', '@mirrorloop/insight', BOUNDARY],
  ['services/insight/src/a.ts', '@mirrorloop/ingestion', BOUNDARY],
  ['services/insight/src/a.ts', '../../ingestion/src/index.js', BOUNDARY],
  ['services/insight/src/a.ts', '@mirrorloop/standalone', BOUNDARY],
  ['services/insight/src/a.ts', '@mirrorloop/cluster', BOUNDARY],
  ['services/insight/src/a.ts', '@mirrorloop/testing', BOUNDARY],
  ['trials/src/a.ts', '@mirrorloop/ingestion', BOUNDARY],
  ['services/console/src/a.ts', '@mirrorloop/kernel', BOUNDARY],
  ['services/console/src/a.ts', '@mirrorloop/gateway', BOUNDARY],
  ['services/insight/src/domain/a.ts', '@nestjs/common', LAYER],
  ['services/insight/src/domain/a.ts', 'pg', LAYER],
  ['services/insight/src/domain/a.ts', '@mirrorloop/contracts', LAYER],
  ['services/insight/src/domain/a.ts', '../features/list-insights/b.js', LAYER],
  ['services/insight/src/features/list-insights/a.ts', '../raise-insight/b.js', LAYER],
  ['services/insight/src/features/list-insights/a.ts', '../../adapters/postgres/b.js', LAYER],
  ['services/insight/src/features/list-insights/a.ts', '@mirrorloop/messaging-postgres', LAYER],
  ['services/insight/src/features/list-insights/a.ts', 'typeorm', LAYER],
  ['services/insight/src/adapters/postgres/a.ts', '@nestjs/microservices', LAYER],
  ['services/insight/src/adapters/postgres/a.ts', '../../features/list-insights/list.controller.js', LAYER],
];

const taken: [file: string, from: string][] = [
  ['libs/contracts/src/a.ts', '@mirrorloop/kernel'],
  ['services/insight/src/a.ts', '@mirrorloop/messaging-nest'],
  ['services/insight/src/domain/a.ts', '@mirrorloop/statistics'],
  ['services/insight/src/features/list-insights/a.ts', '../../domain/b.js'],
  ['services/insight/src/adapters/postgres/a.ts', '@mirrorloop/messaging-postgres'],
  ['services/insight/test/a.spec.ts', '@mirrorloop/testing'],
  ['services/standalone/src/a.ts', '@mirrorloop/insight'],
  ['services/cluster/src/a.ts', '@mirrorloop/standalone'],
  ['trials/src/a.ts', '@mirrorloop/cluster'],
];

/** The boundary rule is skipped, with exit code 0, where no project graph is cached: so one is made first. */
const lint = (cases: readonly (readonly [string, string, ...unknown[]])[]): string[][] => {
  execFileSync(path.join(root, 'node_modules/.bin/nx'), ['show', 'projects'], {
    cwd: root,
    env: { ...process.env, NX_DAEMON: 'false' },
  });
  const input = JSON.stringify(cases.map(([file, from]) => ({ file, code: use(from) })));
  return JSON.parse(
    execFileSync('node', [path.join(__dirname, 'lint-cases.mjs')], { cwd: root, input, encoding: 'utf8' }),
  ) as string[][];
};

describe('the import rules', () => {
  it('say no to each import that architecture forbids', () => {
    const results = lint(refused);
    const silent = refused.filter(([, , rule], i) => !results[i]!.some((message) => message.startsWith(rule)));
    expect(silent).toEqual([]);
  });
  it('let each import pass that architecture allows', () => {
    const results = lint(taken);
    expect(taken.map(([file, from], i) => [file, from, results[i]])).toEqual(
      taken.map(([file, from]) => [file, from, []]),
    );
  });
});
