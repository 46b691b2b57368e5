import type { TraceView } from '@mirrorloop/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import { moment, span } from '../words/format.js';
import { useWords } from '../words/use-words.js';
import { Region } from './region.js';

/** From the signal to the outcome, wherever one stands in it. */
export const TraceCard = ({ trace }: { trace: UseQueryResult<TraceView> }) => {
  const { t } = useWords();
  return (
    <section className="card tight col g3">
      <h2>{t('trace.title')}</h2>
      <Region query={trace} what={t('what.trace')} soon={t('trace.soon')}>
        {(data) => <Steps trace={data} />}
      </Region>
    </section>
  );
};

/** The time of each step, and how long it waited for the one before. */
const Steps = ({ trace }: { trace: TraceView }) => {
  const { t, lang } = useWords();
  return (
    <ol className="rows steps-list sm">
      {trace.steps.map((step, i) => (
        <li key={i} className="row between base g3">
          <div>
            <p>{t(`step.${step.of}.${step.step}`, { defaultValue: `${step.of} ${step.step}` })}</p>
            <p className="mic mut tab">{moment(lang, step.at)}</p>
          </div>
          {step.afterMs !== null && (
            <span className="mic mut tab r">{t('step.after', { span: span(lang, step.afterMs) })}</span>
          )}
        </li>
      ))}
    </ol>
  );
};
