import type { ActionView, InsightView } from '@mirrorloop/contracts';
import { Dialog } from '../../parts/dialog.js';
import { useWords } from '../../words/use-words.js';
import { MakeActionForm } from './make-action-form.js';

interface MakeActionProps {
  action: ActionView;
  insight: InsightView | undefined;
  opened: boolean;
  close: () => void;
}

/** What is typed is kept while the page is open, with the version it was begun from: closing the dialog loses nothing. */
export const MakeAction = ({ action, insight, opened, close }: MakeActionProps) => {
  const { t } = useWords();
  return (
    <Dialog opened={opened} close={close} size={720} title={t('make.title')}>
      {opened && <MakeActionForm action={action} insight={insight} close={close} />}
    </Dialog>
  );
};
