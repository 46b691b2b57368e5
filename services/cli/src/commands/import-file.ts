import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { ImportView } from '@mirrorloop/contracts';
import type { Command } from 'commander';
import { type AddCommands, type Work, workOf } from '../command.js';
import { Failure } from '../gateway/failure.js';
import { multipart } from '../gateway/multipart.js';
import { progress } from '../output/progress.js';
import { importInWords } from './import-in-words.js';
import { mapped } from './mapped.js';
import { waitForImport } from './wait-for-import.js';

interface Options {
  source: string;
  map?: Record<string, string>;
  encoding?: string;
  wait: boolean;
}

export const addImport: AddCommands = (program, terminal) => {
  program
    .command('import')
    .description('bring in the signals of a CSV file')
    .argument('<file>', 'a CSV file with a header line')
    .requiredOption('--source <name>', 'where the signals come from; made if it is new')
    .option('--map <field=column>', 'which column holds a field, where its heading does not tell (repeatable)', mapped)
    .option('--encoding <name>', 'the encoding, where it is not UTF-8 and cannot be told from the file')
    .option('--wait', 'wait until every row is read', true)
    .option('--no-wait', 'return as soon as the file is kept')
    .action((file: string, options: Options, command: Command) => importFile(file, options, workOf(command, terminal)));
};

async function importFile(file: string, options: Options, work: Work): Promise<void> {
  const { accepted, lines } = await upload(file, options, work);
  const view = options.wait ? await waitForImport(accepted, lines, work) : accepted;
  work.show(view, () => importInWords(view));
  if (view.state === 'refused') throw new Failure(`The file was refused: ${view.refusal ?? 'no reason was given'}`);
}

/** Streams the file; counts its line breaks on the way, which is about how many rows it has. */
async function upload(file: string, options: Options, work: Work): Promise<{ accepted: ImportView; lines: number }> {
  const bytes = await sizeOf(file);
  const bar = progress(work.terminal.watched && !work.json, 'Sending', 'kB', Math.ceil(bytes / 1024));
  let [sent, lines] = [0, 0];
  const fields = { source: options.source, mapping: mappingOf(options), encoding: options.encoding };
  const form = multipart(fields, { path: file, name: path.basename(file) }, (piece) => {
    sent += piece.length;
    lines += lineBreaksIn(piece);
    bar.to(Math.ceil(sent / 1024));
  });
  try {
    return { accepted: await work.gateway.post<ImportView>('/imports', form), lines };
  } finally {
    bar.stop();
  }
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new Failure(`There is no file ${file}.`);
  return found.size;
}

const mappingOf = ({ map }: Options): string | undefined => (map ? JSON.stringify(map) : undefined);

function lineBreaksIn(piece: Buffer): number {
  let found = 0;
  for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) found += 1;
  return found;
}
