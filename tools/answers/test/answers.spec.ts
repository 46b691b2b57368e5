import { execFileSync } from 'node:child_process';
import path from 'node:path';

// TypeScript's own compiler and the modules that ask it run outside of Jest's.
const compare = `
  import fs from 'node:fs';
  import { answersOf, fileOf } from './index.mjs';
  const stale = [...answersOf()].filter(([project, text]) => fs.readFileSync(fileOf(project), 'utf8') !== text);
  console.log(JSON.stringify(stale.map(([project]) => project)));
`;
const schemas = `
  import ts from 'typescript';
  import { Schemas } from './schemas.mjs';
  const file = 'sample.ts';
  const source = ts.createSourceFile(file, process.argv[1], ts.ScriptTarget.ES2023, true);
  const host = ts.createCompilerHost({});
  const options = { strict: true, target: ts.ScriptTarget.ES2023, types: [] };
  const read = host.getSourceFile;
  host.getSourceFile = (name, ...rest) => (name === file ? source : read(name, ...rest));
  const checker = ts.createProgram([file], options, host).getTypeChecker();
  const of = new Schemas(checker);
  const answer = of.of(checker.getTypeAtLocation(source.statements.at(-1).name));
  console.log(JSON.stringify({ answer, named: of.named }));
`;
const run = <T>(script: string, ...args: string[]): T =>
  JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script, ...args], {
      cwd: path.join(__dirname, '..'),
      encoding: 'utf8',
    }),
  ) as T;

describe('what routes answer', () => {
  it('is written down as their methods are compiled; `npm run answers` does it', () => {
    expect(run(compare)).toEqual([]);
  });

  it('is told of a type as JSON has it: dates as text, what may be missing, unions, lists, names and words above them, and what a text is by its name', () => {
    const text = `
      /** How far it is. */
      type State = 'open' | 'closed';
      interface Part { readonly many: readonly number[]; pair: [string, number]; on: Named<Part> | null }
      interface Named<T> { partId: string | null; at: string; firstDay: string; of?: T }
      interface Whole {
        /** When. */
        at: Date;
        state: State;
        parts?: Part[];
        byName: Record<string, boolean>;
        other: Part | null | undefined;
        whatever: unknown;
      }`;
    const { answer, named } = run<{ answer: object; named: Record<string, object> }>(schemas, text);
    expect(answer).toEqual({ $ref: '#/components/schemas/Whole' });
    expect(named['State']).toEqual({ enum: ['open', 'closed'], description: 'How far it is.' });
    expect(named['Whole']).toEqual({
      type: 'object',
      properties: {
        at: { type: 'string', format: 'date-time', description: 'When.' },
        state: { $ref: '#/components/schemas/State' },
        parts: { type: 'array', items: { $ref: '#/components/schemas/Part' } },
        byName: { type: 'object', additionalProperties: { type: 'boolean' } },
        other: { anyOf: [{ type: 'null' }, { $ref: '#/components/schemas/Part' }] },
        whatever: {},
      },
      required: ['at', 'state', 'byName', 'whatever'],
    });
    expect(named['NamedOfPart']).toMatchObject({
      properties: {
        partId: { type: ['string', 'null'], format: 'uuid' },
        at: { type: 'string', format: 'date-time' },
        firstDay: { type: 'string', format: 'date' },
        of: { $ref: '#/components/schemas/Part' },
      },
      required: ['partId', 'at', 'firstDay'],
    });
    expect(named['Part']).toMatchObject({
      properties: {
        many: { type: 'array', items: { type: 'number' } },
        pair: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }], minItems: 2, maxItems: 2 },
      },
    });
  });
});
