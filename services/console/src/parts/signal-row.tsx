import type { AnalysedSignal } from '@mirrorloop/contracts';
import { Link } from '@tanstack/react-router';
import { moment, number } from '../words/format.js';
import { useWords } from '../words/use-words.js';
import { Chip } from './marks.js';
import { MaskedValue } from './masked-value.js';
import { Words } from './words.js';

const chips = { negative: ['alert', 'minus'], neutral: ['', 'open'], positive: ['good', 'plus'] } as const;

export const SentimentChip = ({ sentiment }: { sentiment: AnalysedSignal['sentiment'] }) => {
  const { t } = useWords();
  // One that a later service knows and this page doesn't is none to it.
  if (!sentiment || !Object.hasOwn(chips, sentiment.label)) return <Chip kind="line">{t('sentiment.none')}</Chip>;
  const [kind, icon] = chips[sentiment.label];
  return (
    <Chip kind={kind} icon={icon}>
      {t(`sentiment.${sentiment.label}`)}
    </Chip>
  );
};

/** One signal: the customer's words first, then where, when and how they were read. */
export const SignalRow = ({ signal }: { signal: AnalysedSignal }) => {
  return (
    <li className="col g2">
      <Said signal={signal} />
      <SignalMeta signal={signal} />
    </li>
  );
};

const Said = ({ signal }: { signal: AnalysedSignal }) => {
  const { t } = useWords();
  if (signal.masked) return <MaskedValue what="words" />;
  if (!signal.text) return <p className="quote mid">{t('signal.noWords')}</p>;
  return <Words text={signal.text} spans={signal.spans} />;
};

const SignalMeta = ({ signal }: { signal: AnalysedSignal }) => {
  const { t, lang } = useWords();
  const { rating, sentiment } = signal;
  return (
    <p className="row wrap mic mut meta">
      <Link className="link" to="/signals/$signalId" params={{ signalId: signal.signalId }}>
        {t(`channel.${signal.channel}`)}, {moment(lang, signal.occurredAt)}
      </Link>
      <span dir="auto">{signal.touchpoint}</span>
      {rating && (
        <span className="tab">{t('signal.rated', { value: rating.value, low: rating.low, high: rating.high })}</span>
      )}
      <SentimentChip sentiment={sentiment} />
      {signal.themes.length > 0 && <span dir="auto">{signal.themes.join(', ')}</span>}
      {sentiment && (
        <span className="tab">{t('signal.sure', { share: number(lang, sentiment.confidence * 100) })}</span>
      )}
    </p>
  );
};
