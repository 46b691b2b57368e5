import { readdirSync } from 'node:fs';
import { type Copy, DockerfileParser, type Instruction } from 'dockerfile-ast';
import { at, has, textOf } from '../src/repository.js';

const file = DockerfileParser.parse(textOf('Dockerfile'));
const instructions = file.getInstructions();
const named = (keyword: string): Instruction[] => instructions.filter((one) => one.getKeyword() === keyword);
const words = (one: Instruction): string[] => one.getArguments().map((argument) => argument.getValue());
/** What the image that runs is made of: everything after the last FROM. */
const last = instructions.slice(instructions.lastIndexOf(named('FROM').at(-1)!));
const lastNamed = (keyword: string): string[] =>
  last.filter((one) => one.getKeyword() === keyword).map((one) => one.getArgumentsContent()!);

describe('the Dockerfile', () => {
  it('stands on one Node, pinned to a release that we support', () => {
    const images = new Set(named('FROM').map((one) => words(one)[0]!));
    expect([...images]).toEqual([expect.stringMatching(/^node:20\.\d+\.\d+-[a-z]+-slim$/)]);
    expect(Number(/^node:20\.(\d+)/.exec([...images][0]!)![1])).toBeGreaterThanOrEqual(19);
  });

  it('runs as nobody in particular, and owns nothing of what it runs', () => {
    expect(lastNamed('USER')).toEqual(['node']);
    expect(textOf('Dockerfile')).not.toMatch(/--chown/);
  });

  it('gives Node the room that `npm run cluster` and the benchmarks give it', () => {
    const room = (file: string) => /--max-semi-space-size=\d+/.exec(textOf(file))?.[0];
    const [image, ...others] = ['Dockerfile', 'services/cluster/src/environment.ts', 'bench/src/pipeline/product.ts'];
    expect(room(image!)).toBeDefined();
    expect(others.map(room)).toEqual(others.map(() => room(image!)));
  });

  it('starts, by its argument, through a file that is there, and asks it by another', () => {
    expect(JSON.parse(lastNamed('ENTRYPOINT')[0]!)).toEqual(['node', 'infra/compose/service.mjs']);
    expect(lastNamed('CMD')).toEqual([]);
    expect(lastNamed('HEALTHCHECK')[0]).toMatch(/CMD \["node", "infra\/compose\/ready\.mjs"\]$/);
    for (const script of ['service', 'services', 'ready']) expect(has(`infra/compose/${script}.mjs`)).toBe(true);
    expect(lastNamed('EXPOSE')).toEqual([/PORT=(\d+)/.exec(lastNamed('ENV')[0]!)![1]]);
  });

  it('names only paths that are in the repository or come from an earlier stage', () => {
    const stages = new Set(named('FROM').map((one) => words(one)[2]));
    for (const copy of named('COPY')) {
      const from = (copy as Copy).getFromFlag()?.getValue();
      const paths = words(copy).slice(0, -1);
      if (from) expect(stages).toContain(from);
      else expect(paths.filter((path) => !has(path))).toEqual([]);
    }
    const taken = /cp --parents -r ([^&]+) \/built\//.exec(textOf('Dockerfile'))![1]!.split(' ');
    expect(taken).toEqual(['libs/*/dist', 'services/*/dist', 'services/cli/bin', 'infra/compose']);
    expect(has('services/cli/bin/mirrorloop.mjs')).toBe(true);
    const manifests = /cp --parents (\S.*) \/manifests\//.exec(textOf('Dockerfile'))![1]!.split(' ');
    expect(manifests).toEqual(['package.json', 'package-lock.json', '*/package.json', '*/*/package.json']);
  });

  it('finds the manifest of every workspace, so that what is installed is what the lock says', () => {
    const { workspaces } = JSON.parse(textOf('package.json')) as { workspaces: string[] };
    const deep = workspaces.filter((pattern) => !/^[\w-]+(\/\*)?$/.test(pattern));
    expect(deep).toEqual([]);
  });

  it('puts no secret into a layer', () => {
    expect(named('ARG')).toEqual([]);
    expect(
      named('ENV')
        .map((one) => one.getArgumentsContent())
        .join(' '),
    ).not.toMatch(/SECRET|PASSWORD|TOKEN|KEY/i);
    const ignored = textOf('.dockerignore').split('\n');
    for (const path of [
      '**/.env',
      '**/.env.*',
      '**/.mirrorloop',
      '.git',
      '**/node_modules',
      'infra/compose/certificates',
    ])
      expect(ignored).toContain(path);
    expect(textOf('.gitignore').split('\n')).toContain('.env');
  });

  it('builds what every service needs: each of them has a build of its own', () => {
    for (const service of readdirSync(at('services')).filter((name) => has('services', name, 'package.json'))) {
      const { scripts } = JSON.parse(textOf('services', service, 'package.json')) as {
        scripts: Record<string, string>;
      };
      expect([service, scripts['build']]).toEqual([service, expect.any(String)]);
    }
  });
});
