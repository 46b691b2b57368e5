import { Rejected } from '@mirrorloop/kernel';
import { Checks, type Said } from './checks.js';
import type { Way } from './way.js';

/** What counts as progress: never a comment, a status change or a new date. */
export const EVIDENCE_KINDS = ['deliverable', 'leading-indicator', 'probe-begun'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** A leading indicator before and now, in its own unit, with the 95% interval of now. */
export interface Moved {
  readonly before: number;
  readonly now: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}
export interface Evidence {
  readonly kind: EvidenceKind;
  readonly what: string;
  /** Where it can be looked at; of a probe, which one began. */
  readonly where: string;
  readonly moved: Moved | null;
}

/** Throws one `Rejected` that names everything missing or wrong. */
export function readEvidence(said: Said, way: Way | null): Evidence {
  const checks = new Checks();
  checks.number(said, 'version', 'Say which version of the action you saw.', Number.isInteger);
  const kind = EVIDENCE_KINDS.find((known) => known === said['kind']);
  if (!kind) checks.refuse('kind', `Only these are evidence of progress: ${EVIDENCE_KINDS.join(', ')}.`);
  const what = checks.text(said, 'what', 'Say what was delivered, what moved or what began.');
  const where = checks.text(said, 'where', 'Say where it can be looked at.', 2_000);
  if (kind === 'probe-begun' && where) holdProbe(checks, where, way);
  const moved = kind === 'leading-indicator' ? readMoved(checks, said) : null;
  if (kind && what && where && moved !== undefined && checks.errors.length === 0) return { kind, what, where, moved };
  throw new Rejected('This is no evidence of progress yet', checks.errors);
}

function holdProbe(checks: Checks, name: string, way: Way | null): void {
  const names = way?.kind === 'probes' ? way.probes.map((probe) => probe.name) : [];
  if (names.includes(name)) return;
  checks.refuse('where', names.length > 0 ? `Name the probe that began: ${names.join(', ')}.` : 'It has no probes.');
}

function readMoved(checks: Checks, said: Said): Moved | undefined {
  const number = (path: string, missing: string, holds: (n: number) => boolean = () => true) =>
    checks.number(said, path, missing, holds);
  const before = number('before', 'Give the indicator as it was.');
  const now = number('now', 'Give the indicator as it is.');
  const low = number('low', 'Give where its 95% interval begins, at most the value now.', (n) => n <= (now ?? n));
  const high = number('high', 'Give where its 95% interval ends, at least the value now.', (n) => n >= (now ?? n));
  const n = number('n', 'Give how many it was measured on.', (count) => Number.isInteger(count) && count > 0);
  if (before === undefined || now === undefined || low === undefined || high === undefined || n === undefined)
    return undefined;
  if (low <= before && before <= high)
    return checks.refuse('low', 'Its interval still holds the value before: it has not been shown to move.');
  return { before, now, low, high, n };
}
