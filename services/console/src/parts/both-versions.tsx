import { Button } from '@mantine/core';
import { useWords } from '../words/use-words.js';
import { ConflictFrame, type ConflictRow } from './conflict-frame.js';

interface BothVersionsProps {
  /** Who was first, and at what. */
  title?: string;
  rows: readonly ConflictRow[];
  keepTheirs: () => void;
  useMine: () => void;
  busy?: boolean;
}

/** Where mine and theirs differ, and whose is kept. */
export const BothVersions = ({ title, rows, keepTheirs, useMine, busy = false }: BothVersionsProps) => {
  const { t } = useWords();
  return (
    <ConflictFrame title={title ?? t('conflict.first')} rows={rows.filter(([, theirs, mine]) => theirs !== mine)}>
      <Button variant="default" onClick={keepTheirs}>
        {t('conflict.takeTheirs')}
      </Button>
      <Button onClick={useMine} loading={busy}>
        {t('conflict.useMine')}
      </Button>
    </ConflictFrame>
  );
};
