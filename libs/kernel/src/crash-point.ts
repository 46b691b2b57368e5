import fs from 'node:fs';
import path from 'node:path';

/** Names the folder of armed points. Read once, and never in production: the image says NODE_ENV=production. */
const armed = process.env['NODE_ENV'] === 'production' ? undefined : process.env['MIRRORLOOP_CRASH_POINTS'];

/**
 * A place where the fault trials kill (or freeze) this very process, to prove that nothing is lost or doubled by it.
 * Does nothing unless the process was started with a folder of armed points. The trials find every point in the
 * sources by this call, so a point without a trial can't be.
 *
 * @param where the point, as `ingestion.after-insert`; in code that services share their name or the handler's group
 * @param at the rest of the name then
 */
export const crashPoint: (where: string, at?: string) => void = armed ? reach(armed) : () => {};

/** A file named for the point says `SIGKILL 3`: the third to come by takes the file away and dies of it. */
function reach(folder: string): (where: string, at?: string) => void {
  const seen = new Map<string, number>();
  return (where, at) => {
    const name = at ? `${where}.${at}` : where;
    const file = path.join(folder, name);
    const [signal, turn] = orderIn(file);
    if (!signal) return;
    const turns = (seen.get(name) ?? 0) + 1;
    seen.set(name, turns);
    if (turns < turn || !taken(file)) return;
    seen.delete(name);
    process.kill(process.pid, signal);
  };
}

function orderIn(file: string): [signal: NodeJS.Signals | undefined, turn: number] {
  try {
    const [signal, turn] = fs.readFileSync(file, 'utf8').split(' ');
    return [signal as NodeJS.Signals, Number(turn ?? 1)];
  } catch {
    return [undefined, 0];
  }
}

/** Of several processes that come by at once, one. */
function taken(file: string): boolean {
  try {
    fs.unlinkSync(file);
    return true;
  } catch {
    return false;
  }
}
