import type { StudyView } from '@mirrorloop/contracts';
import { Chip } from '../../parts/marks.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

export const StudyChip = ({ study: { status, wave } }: { study: Pick<StudyView, 'status' | 'wave'> }) => {
  const { t, lang } = useWords();
  return (
    <>
      <Chip kind={status === 'open' ? 'acc' : ''} icon={status === 'open' ? 'wait' : 'ok'}>
        {t(`studies.status.${status}`)}
      </Chip>
      <Chip kind="line">{t('studies.wave', { n: number(lang, wave) })}</Chip>
    </>
  );
};
