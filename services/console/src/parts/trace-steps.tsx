import type { TraceView } from '@mirrorloop/contracts';
import { moment, span } from '../words/format.js';
import { useWords } from '../words/use-words.js';

/** The time of each step, and how long it waited for the one before. */
export const TraceSteps = ({ trace }: { trace: TraceView }) => {
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
