import { LexiconAnalyser } from '@mirrorloop/text';
import { handBack, type HandedBack, type HandedOver, takeOver } from './hand-over.js';

const analyser = new LexiconAnalyser();

/** What a worker thread runs. */
export default (said: HandedOver): HandedBack => handBack(analyser.analyse(takeOver(said)));
