import { spawn } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';

/** The same cases each time. A failure names them; `SEED` tries others. */
const SEED = process.env['SEED'] ?? '20261125';
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
];
const PHASES = ['examples', 'coverage', 'fuzzing'];

export interface Fuzzed {
  readonly code: number;
  readonly output: string;
}

/** Calls each operation of the document in many ways, valid and not, as whoever holds the token. */
export async function fuzz(url: string, token: string, examples: number): Promise<Fuzzed> {
  const python = process.env['PYTHON'] ?? 'python3';
  const args = [
    ...['-m', 'schemathesis.cli', 'run', `${url}/openapi.json`, '--header', `Authorization: Bearer ${token}`],
    // Where the page stands that signs in.
    ...['--header', `Origin: ${new URL(url).origin}`],
    ...['--checks', CHECKS.join(), '--phases', PHASES.join(), '--max-examples', String(examples)],
    ...['--seed', SEED, '--generation-database', 'none'],
    ...['--request-timeout', '20', '--continue-on-failure', '--no-color', '--warnings', 'off'],
  ];
  const child = spawn(python, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: os.tmpdir() });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = (await once(child, 'close')) as [number];
  return { code, output };
}
