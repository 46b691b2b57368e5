import type { ReactNode } from 'react';
import { BothVersions } from './both-versions.js';
import type { ConflictRow } from './conflict-frame.js';
import { SendForm } from './send-form.js';
import type { Keep } from './use-keep.js';
import type { Versioned } from './use-seen.js';

interface KeepFormProps<T extends Versioned, D extends object> {
  keeping: Keep<T, D>;
  children: ReactNode;
  label: string;
  close: () => void;
  /** Paths whose message stands at their field. */
  fields: readonly string[];
  /** Of each field its name, what is there now, and what was typed. */
  differs: (theirs: T) => readonly ConflictRow[];
}

/** The form of a dialog: both versions where somebody else was first, before anything more is sent. */
export function KeepForm<T extends Versioned, D extends object>({
  keeping,
  children,
  differs,
  ...form
}: KeepFormProps<T, D>) {
  const { theirs, refusal, busy, keepTheirs, useMine } = keeping;
  return (
    <SendForm {...form} go={keeping.keep} busy={busy} refusal={refusal} held={theirs !== null}>
      {children}
      {theirs && <BothVersions rows={differs(theirs)} {...{ keepTheirs, useMine, busy }} />}
    </SendForm>
  );
}
