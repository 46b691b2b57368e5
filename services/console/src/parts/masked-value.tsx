import { IconEyeOff } from '@tabler/icons-react';
import { useWords } from '../words/use-words.js';

/** Something is there that this reader need not see: a shape and a word, never a row of dots that a screen reader spells. */
export const MaskedValue = ({ what }: { what: 'words' | 'failed' | 'failedForReason' }) => {
  const { t } = useWords();
  return (
    <span className="row g2 mid sm">
      <IconEyeOff size={16} stroke={1.75} aria-hidden="true" />
      {t(`masked.${what}`)}
    </span>
  );
};
