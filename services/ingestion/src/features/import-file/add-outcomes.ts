import type { FailureCode } from '../../domain/failure.js';
import type { ImportCounts } from '../../domain/imports.js';
import type { Outcome } from '../../domain/intake.js';

/** The counts of an import after some more rows. */
export function addOutcomes(before: ImportCounts, outcomes: readonly Outcome[]): ImportCounts {
  const of = (kind: Outcome['kind']) => outcomes.filter((outcome) => outcome.kind === kind).length;
  const reasons: Partial<Record<FailureCode, number>> = { ...before.reasons };
  for (const outcome of outcomes)
    if (outcome.kind === 'failed') reasons[outcome.failure.code] = (reasons[outcome.failure.code] ?? 0) + 1;
  return {
    read: before.read + outcomes.length,
    accepted: before.accepted + of('recorded'),
    duplicate: before.duplicate + of('duplicate'),
    failed: before.failed + of('failed'),
    reasons,
  };
}
