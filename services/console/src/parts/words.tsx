import type { Span } from '@mirrorloop/contracts';
import { useWords } from '../words/use-words.js';
import { cut } from './spans.js';

const tone = { negative: 'neg', positive: 'pos', neutral: 'neu' } as const;
const sign = { negative: '\u2212', positive: '+', neutral: '' } as const;

/** A customer's words with the parts that show what was read in them: text nodes only, so hostile text stays text. */
export const Words = ({ text, spans }: { text: string; spans: readonly Span[] }) => (
  <blockquote className="quote" dir="auto">
    {cut(text, spans).map((piece, i) =>
      piece.span ? (
        <mark key={i} className={tone[piece.span.sentiment]} title={piece.span.theme ?? undefined}>
          {piece.text}
          {sign[piece.span.sentiment] && <sup aria-hidden="true">{sign[piece.span.sentiment]}</sup>}
        </mark>
      ) : (
        piece.text
      ),
    )}
  </blockquote>
);

/** What the marks mean, once above a list of words. */
export const WordsKey = () => {
  const { t } = useWords();
  return (
    <p className="row wrap g4 mic mid key">
      {(['negative', 'positive', 'neutral'] as const).map((sentiment) => (
        <span key={sentiment}>
          <mark className={tone[sentiment]}>{t('words.sample')}</mark> {t(`sentiment.${sentiment}`)}
        </span>
      ))}
    </p>
  );
};
