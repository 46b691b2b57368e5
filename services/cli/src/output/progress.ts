import cliProgress from 'cli-progress';

export interface Progress {
  to(value: number, total?: number): void;
  stop(): void;
}

const silent: Progress = { to: () => {}, stop: () => {} };

/** A bar for a person who watches; nothing where the errors' stream goes into a file. */
export function progress(watched: boolean, what: string, unit: string, total: number): Progress {
  if (!watched) return silent;
  const bar = new cliProgress.SingleBar({
    format: `${what} {bar} {percentage}% | {value} of {total} ${unit}`,
    barCompleteChar: '\u2588',
    barIncompleteChar: '\u2591',
    hideCursor: true,
  });
  bar.start(Math.max(1, total), 0);
  return {
    to: (value, newTotal) => {
      if (newTotal !== undefined) bar.setTotal(Math.max(1, newTotal));
      bar.update(value);
    },
    stop: () => bar.stop(),
  };
}
