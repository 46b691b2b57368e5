import { CommanderError } from 'commander';
import { Failure, Refused } from './gateway/failure.js';
import { programOf } from './program.js';
import { processTerminal, type Terminal } from './terminal.js';

const REFUSED = 1;
const USAGE = 2;

/** Runs one command. @returns the exit code: 0 done, 1 refused or not possible, 2 not a command of ours */
export async function runMirrorloop(args: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
  try {
    await programOf(terminal).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
    if (!(error instanceof Failure)) throw error;
    terminal.err(args.includes('--json') && error instanceof Refused ? JSON.stringify(error.problem) : error.message);
    return REFUSED;
  }
}
