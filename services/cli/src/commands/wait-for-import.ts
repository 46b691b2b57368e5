import { setTimeout as pause } from 'node:timers/promises';
import type { ImportView } from '@mirrorloop/contracts';
import type { Work } from '../command.js';
import { Away } from '../gateway/failure.js';
import { type Progress, progress } from '../output/progress.js';

const ASK_EVERY_MS = 300;
/** An import goes on by itself after a restart, so a short absence is waited out. */
const PATIENCE_MS = 60_000;

/** @param lines about how many rows to expect; quoted line breaks make it too many */
export async function waitForImport(accepted: ImportView, lines: number, work: Work): Promise<ImportView> {
  const bar = progress(work.terminal.watched && !work.json, 'Reading', 'rows', lines - 1);
  try {
    return await untilDone(accepted, bar, work);
  } finally {
    bar.stop();
  }
}

async function untilDone(accepted: ImportView, bar: Progress, { gateway }: Work): Promise<ImportView> {
  let view = accepted;
  let answeredAt = Date.now();
  while (view.state !== 'done' && view.state !== 'refused') {
    await pause(ASK_EVERY_MS);
    try {
      view = await gateway.get<ImportView>(`/imports/${accepted.id}`);
      answeredAt = Date.now();
      bar.to(view.rows.read);
    } catch (error) {
      if (!(error instanceof Away) || Date.now() - answeredAt > PATIENCE_MS) throw error;
    }
  }
  bar.to(view.rows.read, view.rows.read);
  return view;
}
