import { Analyser, type Said, type TextAnalysis, type TextSpan } from './analyser.js';
import { clausesOf } from './clauses.js';
import { feelingsOf } from './feelings.js';
import { judge, judgeWords, scoreOfRating } from './judge.js';
import { languageOf } from './language.js';
import { STRENGTHS } from './lexicon/sentiment-words.js';
import { THEMES } from './lexicon/themes.js';
import { readClause } from './spans.js';
import { type Token, tokensOf } from './tokens.js';

/** UTF-16 units of a text that are read: a longer one is judged by its beginning, and says so. */
export const LONGEST_READ = 10_000;
/** Enough to show a reader why; the judgement rests on all of them. */
const MOST_SPANS = 200;

/** The first analyser: words, phrases, negation and contrast, by hand. English; other languages are said so. */
export class LexiconAnalyser extends Analyser {
  readonly version = 'lexicon-en-1';

  analyse(said: readonly Said[]): TextAnalysis[] {
    return said.map((one) => analyseOne(one));
  }
}

function analyseOne({ text, rating }: Said): TextAnalysis {
  const given = text ?? '';
  const tokens = tokensOf(given.slice(0, LONGEST_READ));
  const language = languageOf(tokens, (word) => STRENGTHS.has(word));
  const read = language === 'en' || language === null ? readEnglish(tokens) : UNREAD;
  return {
    language,
    sentiment: judge(read.words, scoreOfRating(rating)),
    themes: THEMES.filter((theme) => read.spans.some((span) => span.theme === theme)),
    spans: read.spans.slice(0, MOST_SPANS),
    truncated: given.length > LONGEST_READ,
  };
}

const UNREAD = { words: null, spans: [] as readonly TextSpan[] };

function readEnglish(tokens: readonly Token[]) {
  if (tokens.length === 0) return UNREAD;
  const clauses = clausesOf(tokens).map((clause) => readClause(clause, feelingsOf(clause)));
  const feelings = clauses.flatMap((clause) => clause.feelings);
  const spans = clauses.flatMap((clause) => clause.spans).sort((a, b) => a.start - b.start || a.end - b.end);
  return { words: judgeWords(feelings), spans };
}
