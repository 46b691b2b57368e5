import { LexiconAnalyser, type Said, type TextAnalysis } from '@mirrorloop/text';

const analyser = new LexiconAnalyser();

/** What a worker thread runs. */
export default (said: readonly Said[]): TextAnalysis[] => analyser.analyse(said);
