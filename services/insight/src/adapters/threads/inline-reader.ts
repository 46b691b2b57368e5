import { LexiconAnalyser, type Said, type TextAnalysis } from '@mirrorloop/text';
import { TextReader } from '../../features/analyse-signals/text-reader.js';

/** Reads where it is asked: for tests, and wherever there are no threads. */
export class InlineReader extends TextReader {
  private readonly analyser = new LexiconAnalyser();
  readonly version = this.analyser.version;

  read(said: readonly Said[]): Promise<TextAnalysis[]> {
    return Promise.resolve(this.analyser.analyse(said));
  }
}
