import fs from 'node:fs';

/** Memory that a process holds itself, in MB of 1024 x 1024 bytes. */
export const residentMbOf = (pid: number): number => fieldOf(pid, 'Rss') / 1024;

/**
 * The proportional share of a process and its children, in MB: a page that n processes share counts 1/n for each, so
 * that the sum over them counts PostgreSQL's shared buffers once.
 */
export function proportionalMbOf(pid: number): number {
  const children = fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(Number);
  return [pid, ...children].reduce((sum, each) => sum + fieldOf(each, 'Pss') / 1024, 0);
}

/** In kB; 0 for a process that has just ended. */
function fieldOf(pid: number, name: 'Rss' | 'Pss'): number {
  try {
    return Number(
      new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0,
    );
  } catch {
    return 0;
  }
}

function parentOf(pid: string): number | undefined {
  try {
    return Number(fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1]);
  } catch {
    return undefined;
  }
}
