import { Analyser, type Said, type TextAnalysis, type TextSpan } from './analyser.js';
import { clausesOf } from './clauses.js';
import { type Feeling, feelingsOf } from './feelings.js';
import { judge, judgeWords, scoreOfRating } from './judge.js';
import { languageOf } from './language.js';
import { STRENGTHS } from './lexicon/sentiment-words.js';
import { THEMES } from './lexicon/themes.js';
import { spansOf } from './spans.js';
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
  const { words, spans } = language === 'en' || language === null ? readEnglish(tokens) : UNREAD;
  return {
    language,
    sentiment: judge(words, scoreOfRating(rating)),
    themes: themesOf(spans),
    spans: spans.slice(0, MOST_SPANS),
    truncated: given.length > LONGEST_READ,
  };
}

const UNREAD = { words: null, spans: [] as readonly TextSpan[] };

function readEnglish(tokens: readonly Token[]) {
  if (tokens.length === 0) return UNREAD;
  const feelings: Feeling[] = [];
  const spans: TextSpan[] = [];
  for (const clause of clausesOf(tokens)) {
    const felt = feelingsOf(clause);
    feelings.push(...felt);
    spans.push(...spansOf(clause, felt));
  }
  return { words: judgeWords(feelings), spans: spans.sort((a, b) => a.start - b.start || a.end - b.end) };
}

function themesOf(spans: readonly TextSpan[]): string[] {
  const named = new Set(spans.map(({ theme }) => theme));
  return THEMES.filter((theme) => named.has(theme));
}
