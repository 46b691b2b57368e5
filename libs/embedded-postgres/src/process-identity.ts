import fs from 'node:fs';

/** A process that no other can be mistaken for: its number alone is given out again after its death. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Boot and start tick of the process; empty where there is no /proc. */
  readonly born: string;
}

export const identityOf = (pid: number): ProcessIdentity => ({ pid, born: bornOf(pid) });

/** Does this very process still run? */
export const lives = ({ pid, born }: ProcessIdentity): boolean => isRunning(pid) && born === bornOf(pid);

/** Does some process of this number run? One that is dead but not yet collected by its parent doesn't. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return statOf(pid)[0] !== 'Z';
}

function bornOf(pid: number): string {
  const tick = statOf(pid)[19];
  return tick ? `${readOr('/proc/sys/kernel/random/boot_id').trim()} ${tick}` : '';
}

/** proc(5): the fields after the command's name, which stands in parentheses and may hold blanks; state first. */
const statOf = (pid: number): string[] => {
  const stat = readOr(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
};

function readOr(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
