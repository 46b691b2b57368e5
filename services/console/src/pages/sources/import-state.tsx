import type { ImportView } from '@mirrorloop/contracts';
import { Chip } from '../../parts/marks.js';
import { useWords } from '../../words/use-words.js';

const looks = {
  accepted: ['line', 'wait'],
  running: ['acc', 'wait'],
  done: ['good', 'ok'],
  refused: ['alert', 'alert'],
} as const;

export const ImportState = ({ state }: { state: ImportView['state'] }) => {
  const { t } = useWords();
  const [kind, icon] = looks[state];
  return (
    <Chip kind={kind} icon={icon}>
      {t(`imports.state.${state}`)}
    </Chip>
  );
};
