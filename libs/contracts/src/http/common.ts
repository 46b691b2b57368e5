import type { FieldError } from '@mirrorloop/kernel';

/** RFC 9457, with the path of each bad field. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: readonly FieldError[];
  traceId?: string;
}

/** One page of a list, newest first unless said otherwise. `next` is an opaque cursor. */
export interface Page<T> {
  items: T[];
  next: string | null;
  total: number;
}

/** A message that couldn't be processed, kept whole. */
export interface ParkedMessage {
  id: string;
  group: string;
  topic: string;
  partition: number;
  position: string;
  messageId: string;
  type: string;
  reason: string;
  /** What it quotes of the message is personal data as much as the message: '' where that is masked. */
  error: string;
  payload: string;
  /** The caller may see messages, but no personal data. */
  masked: boolean;
  attempts: number;
  parkedAt: string;
}

/** GET /health/ready; details only for those signed in. */
export interface Readiness {
  status: 'ok' | 'error';
  details?: Record<string, { status: 'up' | 'down'; message?: string }>;
}

/** POST /api/<service>/republish: one page of a topic, told again. */
export interface Republished {
  published: number;
  /** Goes into `after` of the next call; null when all was told. */
  next: string | null;
}
