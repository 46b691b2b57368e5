import type { DataFolder } from './data-folder.js';

/** What became of the sample organisation in this folder. Its date is kept before anything is loaded, so that a load that was killed goes on with the same rows. */
export interface SampleState {
  /** The date (UTC) that the sample's 120 days come before; null where the folder was begun empty. */
  readonly asOf: string | null;
  readonly loaded: boolean;
}

const FILE = 'sample.json';

/** What the folder says, or for a new one what is wanted now, which is written down first. */
export function sampleStateOf(folder: DataFolder, empty: boolean, now: Date): SampleState {
  const kept = folder.read(FILE);
  if (kept) return JSON.parse(kept) as SampleState;
  return keep(folder, { asOf: empty ? null : now.toISOString().slice(0, 10), loaded: false });
}

export const noteLoaded = (folder: DataFolder, state: SampleState): SampleState =>
  keep(folder, { ...state, loaded: true });

function keep(folder: DataFolder, state: SampleState): SampleState {
  folder.write(FILE, `${JSON.stringify(state)}\n`);
  return state;
}
