import fs from 'node:fs';
import { parseArgs } from 'node:util';
import type { LogName } from './platform/platform.js';
import { openPlatforms } from './platform/open-platforms.js';
import { Broken, type Figures, NotDone, type Stage, type Trial } from './trial.js';
import { trials } from './trials.js';

const USAGE = `Usage: npm run test:faults -- [--long] [--only R04,R06] [--on kafka|postgres] [--seed NUMBER] [--from COMMIT] [--verbose]`;
/** The same each time unless another is asked for, so that a failure in CI is one that replays. */
const SEED = 20_261_125;
/** The exit code of a run that somebody stopped; what it had started is stopped with it. */
const STOPPED = 130;
/** What was asked for could not be done here: no failure, and never a pass. `.ci/run` knows it. */
const NOT_DONE = 75;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs the trials one after the other and ends with how many passed, failed and could not be done. @returns the exit code */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      long: { type: 'boolean', default: false },
      only: { type: 'string' },
      on: { type: 'string' },
      seed: { type: 'string' },
      from: { type: 'string' },
      verbose: { type: 'boolean', default: false },
    },
  });
  const wanted = values.only?.split(',');
  const logs: LogName[] = values.on ? [values.on as LogName] : ['kafka', 'postgres'];
  const tooLong = trials.filter(({ id, longOnly }) => longOnly && !values.long && wanted?.includes(id));
  if (tooLong.length > 0) return (say(`${tooLong[0]!.id} belongs to the long profile: add --long.`), 2);
  const possible = trials
    .filter(({ on = logs }) => on.some((log) => logs.includes(log)))
    .filter(({ longOnly }) => !longOnly || values.long);
  const chosen = possible.flatMap((trial) => {
    const ids = trial.id.split('+').filter((id) => !wanted || wanted.includes(id));
    return ids.length > 0 ? [{ ...trial, id: ids.join('+') }] : [];
  });
  const seed = Number(values.seed ?? SEED);
  if (chosen.length === 0 || !Number.isSafeInteger(seed)) return (say(USAGE), 2);
  const began = Date.now();
  say(`Trials with --seed ${seed}, ${values.long ? 'long' : 'quick'} profile.`);
  const needed = chosen.every(({ bringsItsOwn }) => bringsItsOwn) ? [] : logs;
  const platforms = await openPlatforms(needed, values.verbose ? say : () => {});
  const stopped = () => void platforms.close().finally(() => process.exit(STOPPED));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stopped);
  if (needed.length > 0) say(`${needed.join(' and ')} answer after ${seconds(began)} s.`);
  const stage = { long: values.long, platforms, seed, say, from: values.from };
  const [side, others] = [chosen.filter(({ together }) => together), chosen.filter(({ together }) => !together)];
  const ended: Ended[] = [];
  for (const trial of others) ended.push(await runOne(trial, { ...stage, id: trial.id }));
  ended.push(...(await Promise.all(side.map((trial) => runOne(trial, { ...stage, id: trial.id })))));
  const count = (how: Ended['how']) => ended.reduce((sum, each) => sum + (each.how === how ? each.trials : 0), 0);
  const [passed, failed, notDone] = [count('passed'), count('failed'), count('not done')];
  await platforms.close();
  if (failed === 0) fs.rmSync(platforms.folder, { recursive: true, force: true });
  else say(`What every process said, the ledgers and the databases are left in ${platforms.folder}.`);
  say(`After ${seconds(began)} s.`);
  say(`${passed} passed, ${failed} failed${notDone > 0 ? `, ${notDone} could not be done here` : ''}`);
  if (failed > 0) return 1;
  return notDone > 0 ? NOT_DONE : 0;
}

interface Ended {
  readonly how: 'passed' | 'failed' | 'not done';
  readonly trials: number;
}

/** Trials that are made in one go fail in one go. */
const idsIn = (id: string): number => id.split('+').length;

async function runOne(trial: Trial, stage: Stage): Promise<Ended> {
  const { id, title } = trial;
  const began = Date.now();
  try {
    const figures = await trial.run(stage);
    for (const [where, each] of Object.entries(figures))
      say(`ok   ${id} ${where}: ${title}; ${told(each)} (${seconds(began)} s)`);
    return { how: 'passed', trials: idsIn(id) };
  } catch (error) {
    if (error instanceof NotDone) {
      say(`NOT DONE ${id} ${title}: ${error.message}`);
      return { how: 'not done', trials: idsIn(id) };
    }
    say(`FAIL ${id} ${title}: ${(error as Error).message} (${seconds(began)} s)`);
    say(
      `     again: npm run test:faults -- ${stage.long ? '--long ' : ''}--only ${id} --seed ${stage.seed}${stage.from ? ` --from ${stage.from}` : ''}`,
    );
    if (!(error instanceof Broken)) say(String((error as Error).stack));
    return { how: 'failed', trials: idsIn(id) };
  }
}

const seconds = (since: number): string => ((Date.now() - since) / 1000).toFixed(1);
const told = (figures: Figures): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
