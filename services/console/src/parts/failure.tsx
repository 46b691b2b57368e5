import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Refusal } from '../api/refusal.js';
import { useWords } from '../words/use-words.js';
import { Chip } from './marks.js';

const NEXT_TRY_S = 10;

interface FailureProps {
  what: string;
  refusal: Refusal;
  again: () => void;
  /** The page's first region, which gives it its heading. */
  lead?: boolean;
}

/** What happened, what is kept, what to do: for one region, while the rest of the page goes on. */
export const Failure = ({ what, refusal, again, lead = false }: FailureProps) => {
  const { t } = useWords();
  const Heading = lead ? 'h1' : 'h2';
  const left = useCountdown(refusal.passing ? (refusal.retryAfterSeconds ?? NEXT_TRY_S) : null, again);
  return (
    <div className="state" role="alert">
      <Chip kind="alert" icon="alert">
        {t('state.error')}
      </Chip>
      <Heading className={lead ? 'finding' : undefined}>{t('state.errorWhat', { what })}</Heading>
      <p className="sm mid">
        {refusal.status === 0 ? t('state.unreachable') : t('state.said', { said: refusal.message })} {t('state.kept')}
        {left !== null && <> {t('state.again', { count: left, n: left })}</>}
      </p>
      <div className="row g3 wrap">
        <Button variant="default" onClick={again}>
          {t('state.now')}
        </Button>
        {refusal.problem.traceId && (
          <span className="mic mut">{t('state.trace', { id: refusal.problem.traceId })}</span>
        )}
      </div>
    </div>
  );
};

function useCountdown(from: number | null, done: () => void): number | null {
  const [left, setLeft] = useState(from);
  useEffect(() => {
    if (left === null) return;
    const timer = setTimeout(() => {
      if (left <= 1) done();
      setLeft(left <= 1 ? from : left - 1);
    }, 1_000);
    return () => clearTimeout(timer);
  }, [left, from, done]);
  return left;
}
