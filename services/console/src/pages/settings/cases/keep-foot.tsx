import { Button } from '@mantine/core';
import { ConflictFrame } from '../../../parts/conflict-frame.js';
import { Notice } from '../../../parts/notice.js';
import { useWords } from '../../../words/use-words.js';
import type { Keep } from './use-keep.js';

interface KeepFootProps<T extends { version: number }> {
  keeping: Keep<T>;
  /** Paths whose message stands at their field. */
  fields: readonly string[];
  /** Name of the field, what is in force, what was typed: of each that differs. */
  differs: (theirs: T) => [string, string, string][];
}

/** Saves, says that it did, or why not; both versions where somebody else was first. */
export function KeepFoot<T extends { version: number }>({ keeping, fields, differs }: KeepFootProps<T>) {
  const { t } = useWords();
  const { theirs, refusal, busy, kept } = keeping;
  if (theirs)
    return (
      <ConflictFrame title={t('serious.conflict')} rows={differs(theirs).filter(([, a, b]) => a !== b)}>
        <Button variant="default" onClick={keeping.keepTheirs}>
          {t('serious.takeTheirs')}
        </Button>
        <Button onClick={keeping.useMine} loading={busy}>
          {t('serious.takeMine')}
        </Button>
      </ConflictFrame>
    );
  return (
    <>
      {refusal && <Notice refusal={refusal} fields={fields} />}
      <div className="row g3">
        <Button type="submit" loading={busy}>
          {t('protection.keep')}
        </Button>
        <p className="sm mid" role="status">
          {kept ? t('protection.kept') : ''}
        </p>
      </div>
    </>
  );
}
