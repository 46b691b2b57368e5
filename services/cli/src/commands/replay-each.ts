import { Refused } from '../gateway/failure.js';
import { counted, harmless } from '../output/text.js';

export interface Replayed {
  readonly replayed: string[];
  readonly refused: { id: string; why: string }[];
}

/** What the platform says of a replay that it took: a message may have been parked again. */
export interface ReplayOutcome {
  readonly outcome?: string;
  readonly reason?: string;
}

/** One by one, so that a refused one doesn't stop the others. */
export async function replayEach(
  ids: readonly string[],
  replay: (id: string) => Promise<ReplayOutcome | undefined>,
): Promise<Replayed> {
  const done: Replayed = { replayed: [], refused: [] };
  for (const id of ids) {
    const why = await reasonAgainst(() => replay(id));
    if (why === undefined) done.replayed.push(id);
    else done.refused.push({ id, why });
  }
  return done;
}

async function reasonAgainst(replay: () => Promise<ReplayOutcome | undefined>): Promise<string | undefined> {
  try {
    const said = await replay();
    return said?.outcome === 'parked' ? `parked again: ${said.reason ?? 'no reason was given'}` : undefined;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

export const replayedInWords = ({ replayed, refused }: Replayed, thing: string): string =>
  [
    `${counted(replayed.length, thing)} replayed, ${refused.length} refused.`,
    ...refused.map(({ id, why }) => `  ${id}: ${harmless(why)}`),
  ].join('\n');
