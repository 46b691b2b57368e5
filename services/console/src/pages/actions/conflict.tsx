import { Button } from '@mantine/core';
import type { ActionView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries.js';
import { number, type Lang } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import type { Draft } from './draft.js';
import { ConflictFrame } from '../../parts/conflict-frame.js';
import { LinkButton } from '../../parts/link-button.js';

interface ConflictProps {
  theirs: ActionView;
  draft: Draft;
  useMine: () => void;
  keepTheirs: () => void;
  busy: boolean;
}

/** Somebody, or newer evidence, changed it first: both versions side by side, yours kept until you decide. */
export const Conflict = ({ theirs, draft, useMine, keepTheirs, busy }: ConflictProps) => {
  const { t, lang } = useWords();
  const committed = theirs.state === 'committed';
  const people = useQuery(queries.people()).data ?? [];
  const mine = people.find((person) => person.id === draft.ownerId)?.name ?? '';
  const all: [string, string, string][] = [
    [t('make.problem'), theirs.problem ?? '', draft.problem],
    [t('make.owner'), theirs.owner?.name ?? '', mine],
    [t('make.deadline'), theirs.deadline?.slice(0, 10) ?? '', draft.deadline],
    [t('stakes.lost'), figure(lang, theirs.stakes?.notActing.amount), figure(lang, draft.notActing.amount)],
  ];
  const rows = all.filter(([, a, b]) => a !== b && (committed || a));
  return (
    <ConflictFrame
      title={committed ? t('conflict.committed', { by: theirs.committedBy ?? '' }) : t('conflict.figures')}
      rows={rows}
    >
      {committed ? (
        <LinkButton to="/actions/$actionId" params={{ actionId: theirs.id }} variant="default">
          {t('conflict.open')}
        </LinkButton>
      ) : (
        <Button variant="default" onClick={keepTheirs}>
          {t('conflict.keepTheirs')}
        </Button>
      )}
      {!committed && (
        <Button onClick={useMine} loading={busy}>
          {t('conflict.useMine')}
        </Button>
      )}
    </ConflictFrame>
  );
};

const figure = (lang: Lang, amount: number | '' | undefined): string =>
  amount === undefined || amount === '' ? '' : number(lang, amount);
