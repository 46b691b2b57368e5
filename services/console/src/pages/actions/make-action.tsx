import type { ActionView, InsightView } from '@mirrorloop/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { useWords, type Say } from '../../words/use-words.js';
import { draftOf, type Draft, type Proposal } from './draft.js';
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
      {opened && <Draughting action={action} insight={insight} close={close} />}
    </Dialog>
  );
};

interface Begun {
  base: ActionView;
  draft: Draft;
}
/** Drafts that were begun and not sent live beside what was read: signing out takes both away. */
const draftKey = (actionId: string) => ['draft', actionId];

const Draughting = ({ action, insight, close }: Omit<MakeActionProps, 'opened'>) => {
  const { t } = useWords();
  const client = useQueryClient();
  const [{ base, draft }, set] = useState<Begun>(
    () =>
      client.getQueryData<Begun>(draftKey(action.id)) ?? {
        base: action,
        draft: draftOf(action, insight, proposalOf(t, insight)),
      },
  );
  const keep = (next: Begun) => {
    client.setQueryData(draftKey(action.id), next);
    set(next);
  };
  const done = () => {
    client.removeQueries({ queryKey: draftKey(action.id) });
    close();
  };
  return (
    <MakeActionForm
      base={base}
      draft={draft}
      change={(next) => keep({ base, draft: { ...draft, ...next } })}
      takeTheirs={(theirs) => keep({ base: theirs, draft: { ...draft, ...stakesOf(theirs) } })}
      close={close}
      done={done}
    />
  );
};

/** The newer figures replace the older ones; everything a person typed elsewhere stays. */
const stakesOf = (theirs: ActionView) => {
  const { notActing, acting, unit } = draftOf(theirs, undefined, {
    unit: 'EUR a week',
    metric: '',
    population: '',
    effectUnit: '',
  });
  return { notActing, acting, unit };
};

export function proposalOf(t: Say, insight: InsightView | undefined): Proposal {
  const currency = insight?.size.valueAYear?.currency ?? 'EUR';
  const named = insight?.theme && insight.touchpoint;
  return {
    unit: `${currency} a week`,
    metric: named ? t('make.proposed.metric', { theme: insight.theme, touchpoint: insight.touchpoint }) : '',
    population: named ? t('make.proposed.population', { touchpoint: insight.touchpoint }) : '',
    effectUnit: named ? t('make.proposed.unit') : '',
  };
}
