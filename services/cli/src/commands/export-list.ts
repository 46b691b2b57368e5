import fs from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { type AddCommands, workOf } from '../command.js';

interface ExportOptions {
  format: string;
  filter: string[];
  out?: string;
}

export const addExport: AddCommands = (program, terminal) => {
  program
    .command('export')
    .description(
      'write a whole list, as it comes: `ingestion/signals`, `insight/insights`, `action-tracker/actions`, …',
    )
    .argument('<list>', 'its address below /api/; one that is none is answered with those there are')
    .addOption(new Option('--format <format>', 'what to write').choices(['csv', 'ndjson']).default('csv'))
    .option('--filter <name=value>', 'as the list itself takes it, such as source=shop; repeatable', collect, [])
    .option('--out <file>', 'into a file instead of onto the screen')
    .action(async (list: string, options: ExportOptions, command: Command) => {
      const { gateway } = workOf(command, terminal);
      const bytes = await gateway.stream(pathOf(list, options));
      if (options.out === undefined) return pipeline(bytes, (pieces) => writtenOut(pieces, terminal.write));
      await pipeline(bytes, fs.createWriteStream(options.out));
      terminal.err(`${list} is in ${options.out}`);
    });
};

const collect = (value: string, before: string[]): string[] => [...before, value];

function pathOf(list: string, { format, filter }: ExportOptions): string {
  const query = new URLSearchParams({ list: list.replace(/^\/?(api\/)?/, ''), format });
  for (const condition of filter) query.append(...cut(condition));
  return `/api/gateway/export?${query}`;
}

function cut(condition: string): [name: string, value: string] {
  const at = condition.indexOf('=');
  return at < 0 ? [condition, ''] : [condition.slice(0, at), condition.slice(at + 1)];
}

async function writtenOut(pieces: AsyncIterable<Uint8Array>, write: (text: string) => void): Promise<void> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for await (const piece of pieces) write(decoder.decode(piece, { stream: true }));
}
