import type { Said, TextAnalysis } from '@mirrorloop/text';

/** Judges texts away from the event loop that serves HTTP and heartbeats. */
export abstract class TextReader {
  /** The analyser's version, kept beside each analysis. */
  abstract readonly version: string;
  /** One analysis for each, in order. Rejects when it takes longer than its deadline. */
  abstract read(said: readonly Said[]): Promise<TextAnalysis[]>;
}
