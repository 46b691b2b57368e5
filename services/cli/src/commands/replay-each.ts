import { Refused } from '../gateway/failure.js';
import { counted, harmless } from '../output/text.js';

export interface Replayed {
  readonly replayed: string[];
  readonly refused: { id: string; why: string }[];
}

/** One by one, so that a refused one doesn't stop the others. */
export async function replayEach(ids: readonly string[], replay: (id: string) => Promise<unknown>): Promise<Replayed> {
  const done: Replayed = { replayed: [], refused: [] };
  for (const id of ids) {
    try {
      await replay(id);
      done.replayed.push(id);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      done.refused.push({ id, why: error.message });
    }
  }
  return done;
}

export const replayedInWords = ({ replayed, refused }: Replayed, thing: string): string =>
  [
    `${counted(replayed.length, thing)} replayed, ${refused.length} refused.`,
    ...refused.map(({ id, why }) => `  ${id}: ${harmless(why)}`),
  ].join('\n');
