import path from 'node:path';
import { Command } from 'commander';
import { Gateway } from './gateway/gateway.js';
import { readToken } from './gateway/token.js';
import type { Terminal } from './terminal.js';

/** What every command works with. */
export interface Work {
  readonly gateway: Gateway;
  readonly terminal: Terminal;
  readonly json: boolean;
  /** Absolute; may not exist. */
  readonly dataFolder: string;
  /** The result: as JSON for scripts, else in words. */
  show(result: unknown, inWords: () => string): void;
}

export interface GlobalOptions {
  json?: boolean;
  address: string;
  data?: string;
}

/** @param command the one that runs: global options may stand before it or after it */
export function workOf(command: Command, terminal: Terminal): Work {
  const { json = false, address, data } = command.optsWithGlobals<GlobalOptions>();
  const folder = path.resolve(data || terminal.env['MIRRORLOOP_DATA'] || '.mirrorloop');
  return {
    gateway: new Gateway(address, () => readToken(folder)),
    terminal,
    json,
    dataFolder: folder,
    show: (result, inWords) => terminal.out(json ? JSON.stringify(result) : inWords()),
  };
}

/** Adds its commands to the program. */
export type AddCommands = (program: Command, terminal: Terminal) => void;
