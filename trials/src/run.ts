import fs from 'node:fs';
import { parseArgs } from 'node:util';
import type { LogName } from './platform/platform.js';
import { openPlatforms } from './platform/open-platforms.js';
import { Broken, type Figures, type Stage, type Trial } from './trial.js';
import { trials } from './trials.js';

const USAGE = `Usage: npm run test:faults -- [--long] [--only R04,R06] [--on kafka|postgres] [--seed NUMBER] [--verbose]`;
/** The same each time unless another is asked for, so that a failure in CI is one that replays. */
const SEED = 20_261_125;
/** The exit code of a run that somebody stopped; what it had started is stopped with it. */
const STOPPED = 130;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs the trials one after the other and ends with how many passed and failed. @returns the exit code */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      long: { type: 'boolean', default: false },
      only: { type: 'string' },
      on: { type: 'string' },
      seed: { type: 'string' },
      verbose: { type: 'boolean', default: false },
    },
  });
  const wanted = values.only?.split(',');
  const logs: LogName[] = values.on ? [values.on as LogName] : ['kafka', 'postgres'];
  const possible = trials.filter(({ on = logs }) => on.some((log) => logs.includes(log)));
  const chosen = possible.flatMap((trial) => {
    const ids = trial.id.split('+').filter((id) => !wanted || wanted.includes(id));
    return ids.length > 0 ? [{ ...trial, id: ids.join('+') }] : [];
  });
  const seed = Number(values.seed ?? SEED);
  if (chosen.length === 0 || !Number.isSafeInteger(seed)) return (say(USAGE), 2);
  const began = Date.now();
  say(`Trials with --seed ${seed}, ${values.long ? 'long' : 'quick'} profile.`);
  const platforms = await openPlatforms(logs, values.verbose ? say : () => {});
  const stopped = () => void platforms.close().finally(() => process.exit(STOPPED));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stopped);
  say(`Both shapes answer after ${seconds(began)} s.`);
  const stage = { long: values.long, platforms, seed, say };
  const [side, others] = [chosen.filter(({ together }) => together), chosen.filter(({ together }) => !together)];
  const failures: number[] = [];
  for (const trial of others) failures.push(await runOne(trial, { ...stage, id: trial.id }));
  failures.push(...(await Promise.all(side.map((trial) => runOne(trial, { ...stage, id: trial.id })))));
  const failed = failures.reduce((sum, each) => sum + each, 0);
  const tried = chosen.reduce((sum, { id }) => sum + idsIn(id), 0);
  await platforms.close();
  if (failed === 0) fs.rmSync(platforms.folder, { recursive: true, force: true });
  else say(`What every process said, the ledgers and the databases are left in ${platforms.folder}.`);
  say(`After ${seconds(began)} s.`);
  say(`${tried - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** Trials that are made in one go fail in one go. */
const idsIn = (id: string): number => id.split('+').length;

/** @returns how many of the trials in it failed */
async function runOne(trial: Trial, stage: Stage): Promise<number> {
  const { id, title } = trial;
  const began = Date.now();
  try {
    const figures = await trial.run(stage);
    for (const [where, each] of Object.entries(figures))
      say(`ok   ${id} ${where}: ${title}; ${told(each)} (${seconds(began)} s)`);
    return 0;
  } catch (error) {
    say(`FAIL ${id} ${title}: ${(error as Error).message} (${seconds(began)} s)`);
    say(`     again: npm run test:faults -- ${stage.long ? '--long ' : ''}--only ${id} --seed ${stage.seed}`);
    if (!(error instanceof Broken)) say(String((error as Error).stack));
    return idsIn(id);
  }
}

const seconds = (since: number): string => ((Date.now() - since) / 1000).toFixed(1);
const told = (figures: Figures): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
