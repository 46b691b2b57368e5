import { Button } from '@mantine/core';
import { useWords } from '../words/use-words.js';
import { BothVersions } from './both-versions.js';
import type { ConflictRow } from './conflict-frame.js';
import { Notice } from './notice.js';
import type { Keep } from './use-keep.js';
import type { Versioned } from './use-seen.js';

interface KeepFootProps<T extends Versioned, D extends object> {
  keeping: Keep<T, D>;
  /** Paths whose message stands at their field. */
  fields: readonly string[];
  /** Of each field its name, what is there now, and what was typed. */
  differs: (theirs: T) => readonly ConflictRow[];
}

/** Saves, says that it did, or why not; both versions where somebody else was first. */
export function KeepFoot<T extends Versioned, D extends object>({ keeping, fields, differs }: KeepFootProps<T, D>) {
  const { t } = useWords();
  const { theirs, refusal, busy, kept, keepTheirs, useMine } = keeping;
  return (
    <>
      {theirs && <BothVersions rows={differs(theirs)} {...{ keepTheirs, useMine, busy }} />}
      {refusal && <Notice refusal={refusal} fields={fields} />}
      {!theirs && (
        <div className="row g3">
          <Button type="submit" loading={busy}>
            {t('protection.keep')}
          </Button>
          <p className="sm mid" role="status">
            {kept ? t('protection.kept') : ''}
          </p>
        </div>
      )}
    </>
  );
}
