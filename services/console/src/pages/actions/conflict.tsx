import { Button } from '@mantine/core';
import type { ActionView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries.js';
import { ConflictFrame } from '../../parts/conflict-frame.js';
import { LinkButton } from '../../parts/link-button.js';
import { number, type Lang } from '../../words/format.js';
import { type Say, useWords } from '../../words/use-words.js';
import type { Draft } from './draft.js';
import { canBePromised } from './work.js';

interface ConflictProps {
  theirs: ActionView;
  draft: Draft;
  useMine: () => void;
  keepTheirs: () => void;
}

/** Somebody, or newer evidence, changed it first: both versions side by side, yours kept until you decide. */
export const Conflict = ({ theirs, draft, useMine, keepTheirs }: ConflictProps) => {
  const { t, lang } = useWords();
  const gone = !canBePromised(theirs);
  const people = useQuery(queries.people()).data ?? [];
  const mine = people.find((person) => person.id === draft.ownerId)?.name ?? '';
  const all: [string, string, string][] = [
    [t('make.problem'), theirs.problem ?? '', draft.problem],
    [t('make.owner'), theirs.owner?.name ?? '', mine],
    [t('make.deadline'), theirs.deadline?.slice(0, 10) ?? '', draft.deadline],
    ...SIDES.flatMap(([side, name]): [string, string, string][] => [
      [t(name), figure(lang, theirs.stakes?.[side].amount), figure(lang, draft[side].amount)],
      [t(`make.${side}Basis`), theirs.stakes?.[side].basis ?? '', draft[side].basis],
    ]),
    [t('way.domain'), t(`way.domains.${theirs.domain.domain}`), t(`way.domains.${draft.way.domain}`)],
    [t('way.domainReason'), theirs.domain.reason ?? '', draft.way.domainReason],
  ];
  const rows = all.filter(([, a, b]) => a !== b && (gone || a));
  if (gone)
    return (
      <ConflictFrame title={whyGone(t, theirs)} rows={rows}>
        <LinkButton to="/actions/$actionId" params={{ actionId: theirs.id }} variant="default">
          {t('conflict.open')}
        </LinkButton>
      </ConflictFrame>
    );
  return (
    <ConflictFrame title={t('conflict.figures')} rows={rows}>
      <Button variant="default" onClick={keepTheirs}>
        {t('conflict.keepTheirs')}
      </Button>
      <Button onClick={useMine}>{t('conflict.useMine')}</Button>
    </ConflictFrame>
  );
};

const SIDES = [
  ['notActing', 'stakes.lost'],
  ['acting', 'stakes.gained'],
] as const;

/** Promised by somebody, dropped, or without its evidence. */
const whyGone = (t: Say, { state, committedBy, withdrawn }: ActionView): string =>
  state === 'committed'
    ? t('conflict.committed', { by: committedBy ?? '' })
    : t('conflict.gone', { state: t(withdrawn ? 'action.withdrawn' : `action.${state}`) });

const figure = (lang: Lang, amount: number | '' | undefined): string =>
  amount === undefined || amount === '' ? '' : number(lang, amount);
