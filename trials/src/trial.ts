import { effectsOf, type Effects, wrongIn } from './check/effects.js';
import { readLog } from './check/log-as-read.js';
import { withDatabase } from './check/with-database.js';
import { Dice } from './dice.js';
import { Source, type SourceOptions } from './load/source.js';
import type { Installation, LogName, Platform } from './platform/platform.js';
import type { Platforms } from './platform/open-platforms.js';
import { until } from './until.js';

/** What a trial is given: a platform that runs, chance that replays, and how much of everything. */
export interface Stage {
  readonly id: string;
  readonly long: boolean;
  readonly platforms: Platforms;
  readonly say: (line: string) => void;
  readonly seed: number;
  /** The commit to upgrade from, where one is asked for. */
  readonly from?: string;
}

export type Figures = Readonly<Record<string, number | string>>;

export interface Trial {
  readonly id: string;
  readonly title: string;
  /** Both where it is left out. */
  readonly on?: readonly LogName[];
  /** It may run beside others of which this is said too: mostly it waits, and it breaks nothing that they stand on. */
  readonly together?: true;
  /** It starts what it breaks itself: the platforms need not run for it. */
  readonly bringsItsOwn?: true;
  /** Too much for the quick profile. */
  readonly longOnly?: true;
  /** Breaks what it breaks and throws, in a plain sentence, when the promise doesn't hold. One line of figures a log. */
  run(stage: Stage): Promise<Readonly<Record<string, Figures>>>;
}

export class Broken extends Error {}
/** What it needs is not to be had here: it neither held nor failed. */
export class NotDone extends Error {}
/** @throws Broken where it doesn't hold */
export function demand(holds: boolean, otherwise: string): void {
  if (!holds) throw new Broken(otherwise);
}

const SETTLES_WITHIN_MS = 300_000;

/** On each of its logs at once: the same thing breaks for both. */
export async function onEach(
  stage: Stage,
  logs: readonly LogName[],
  work: (platform: Platform, dice: Dice) => Promise<Figures>,
): Promise<Record<string, Figures>> {
  const platforms = stage.platforms.all.filter(({ log }) => logs.includes(log));
  const done = await Promise.allSettled(
    platforms.map(async (platform) => [platform.log, await work(platform, new Dice(stage.seed))] as const),
  );
  const wrong = done.flatMap((each, i) =>
    each.status === 'rejected' ? [`${platforms[i]!.log}: ${(each.reason as Error).message}`] : [],
  );
  if (wrong.length > 0) throw new Broken(wrong.join('\n'));
  return Object.fromEntries(done.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])));
}

export const BOTH: readonly LogName[] = ['kafka', 'postgres'];

export const newSource = (
  stage: Stage,
  platform: Installation,
  dice: Dice,
  options?: SourceOptions,
  name = stage.id,
): Promise<Source> => Source.of(platform, name, stage.platforms.folder, dice, options);

/** Waits until nothing is on its way any more, then holds the effects and the log against the ledger. */
export async function nothingLostOrDoubled(
  platform: Installation,
  source: Source,
  { parked = 0, limitMs = SETTLES_WITHIN_MS }: { parked?: number; limitMs?: number } = {},
): Promise<Figures> {
  let found: Effects | undefined;
  const began = Date.now();
  await withDatabase(platform, (database) =>
    until(
      'the effects to be there',
      async () => isWhole((found = await effectsOf(source.name, source.ledger, database)), parked),
      limitMs,
      200,
    ),
  ).catch((error: Error) => {
    throw new Broken(`${error.message}: ${found ? wrongIn(found) : 'nothing was seen'}`);
  });
  const log = await readLog(platform, source.name, source.begins);
  demand(log.signals === found!.accepted, `${found!.accepted} signals kept, ${log.signals} told in the log`);
  demand(log.inverted === 0, `${log.inverted} events of a key lie in another order than their numbers`);
  return {
    acknowledged: found!.acknowledged,
    lost: 0,
    doubled: 0,
    inverted: 0,
    unbalanced: 0,
    'told twice': log.repeats,
    'whole after s': ((Date.now() - began) / 1000).toFixed(1),
  };
}

const isWhole = (found: Effects, parked: number): boolean =>
  found.lost + found.doubled + found.inverted + found.unbalanced + found.unsent === 0 && found.parked === parked;

/** Each process of a platform is ready; those that wait before they come again are told to come now. */
export async function allReady(platform: Platform, limitMs = 300_000): Promise<void> {
  await Promise.all(
    platform.processes.map((process) =>
      until(
        `${process.name} to be ready`,
        () => {
          if (process.pid === undefined) process.start();
          return process.isReady();
        },
        limitMs,
      ),
    ),
  );
}
