import { Button, NumberInput, Textarea, TextInput } from '@mantine/core';
import type { ActionView, InsightView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { queries } from '../../api/queries.js';
import { pathErrors } from '../../api/refusal.js';
import { Notice } from '../../parts/notice.js';
import { PersonField } from '../../parts/person-field.js';
import { number, place } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { Conflict } from './conflict.js';
import type { Draft } from './draft.js';
import { FIELD_PATHS, fieldErrors, type Field } from './field-errors.js';
import { MeasureFields } from './measure-fields.js';
import { StakesFields } from './stakes-fields.js';
import { Tried } from './tried.js';
import { useBegun } from './use-begun.js';
import { useCommit } from './use-commit.js';
import { pathsOfWay } from './way-draft.js';
import { WayFields } from './way-fields.js';

export type Change = (next: Partial<Draft>) => void;
export interface FieldsProps {
  draft: Draft;
  change: Change;
  errors: Partial<Record<Field, string>>;
}

interface FormProps {
  action: ActionView;
  insight: InsightView | undefined;
  close: () => void;
}

/** Where the fields of a commit show what is wrong. */
export const pathsOfCommit = ({ way }: Draft): string[] => [...FIELD_PATHS, ...pathsOfWay(way)];

/** Who does what by when, what is at stake, and how we shall know. The tracker decides whether it is enough. */
export const MakeActionForm = ({ action, insight, close }: FormProps) => {
  const { t } = useWords();
  const begun = useBegun(action, insight);
  const { seen: base, draft, change } = begun;
  const { commit, refusal } = useCommit(base, () => {
    begun.forget();
    close();
  });
  // What is on its way is mine, whatever is read meanwhile.
  const theirs = commit.isPending || commit.isSuccess ? null : begun.theirs;
  const decide = (how: () => void) => () => {
    how();
    commit.reset();
  };
  const errors = fieldErrors(t, refusal?.status === 422 ? refusal : null, draft);
  const form = useFocusOnError(refusal);
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    commit.mutate(draft);
  };
  return (
    <form ref={form} className="col g4" onSubmit={submit} noValidate>
      <CommitFields
        draft={draft}
        change={change}
        errors={errors}
        byPath={pathErrors(refusal, pathsOfWay(draft.way))}
        action={base}
      >
        <Tried actionId={base.id} draft={draft.way} follow={(way) => change({ way })} />
      </CommitFields>
      <Followed base={base} draft={draft} />
      {theirs && (
        <Conflict theirs={theirs} draft={draft} useMine={decide(begun.keepMine)} keepTheirs={decide(begun.yieldTo)} />
      )}
      {refusal && !theirs && <Notice refusal={refusal} fields={refusal.status === 422 ? pathsOfCommit(draft) : []} />}
      <div className="row between wrap g3">
        <p className="sm mut">{t('make.starts')}</p>
        <div className="row g2">
          <Button variant="default" onClick={close}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={commit.isPending} disabled={theirs !== null}>
            {t('make.go')}
          </Button>
        </div>
      </div>
    </form>
  );
};

/** Figures that nobody typed over follow newer evidence: whoever read them before is told. */
const Followed = ({ base: { stakes }, draft }: { base: ActionView; draft: Draft }) => {
  const { t, lang } = useWords();
  const now = stakes?.notActing.amount;
  const [before] = useState(now);
  if (now === undefined || before === undefined || now === before || draft.notActing.amount !== now) return null;
  return (
    <p className="sm" role="status">
      {t('make.followed', { now: number(lang, now), before: number(lang, before), unit: draft.unit })}
    </p>
  );
};

interface CommitFieldsProps extends FieldsProps {
  /** The tracker's words by the path of what they are about. */
  byPath: Readonly<Record<string, string>>;
  action: ActionView;
  /** Beside the way of acting: what was tried. */
  children?: React.ReactNode;
}

/** Everything that a commit takes. */
export const CommitFields = ({ draft, change, errors, byPath, action, children }: CommitFieldsProps) => {
  const { t } = useWords();
  return (
    <>
      <Textarea
        label={t('make.problem')}
        description={t('make.problemHelp')}
        autosize
        minRows={2}
        value={draft.problem}
        onChange={(e) => change({ problem: e.currentTarget.value })}
        error={errors.problem}
        dir="auto"
        data-autofocus
      />
      <WhoAndWhen draft={draft} change={change} errors={errors} />
      <WayFields draft={draft.way} change={change} errors={byPath} />
      {children}
      <StakesFields draft={draft} change={change} errors={errors} action={action} />
      <MeasureFields draft={draft} change={change} errors={errors} />
    </>
  );
};

/** After a refusal the first field that needs a word takes the focus. */
function useFocusOnError(refusal: unknown) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusal) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusal]);
  return form;
}

const WhoAndWhen = ({ draft, change, errors }: FieldsProps) => {
  const { t } = useWords();
  const people = useQuery(queries.people()).data ?? [];
  const owner = people.find((person) => person.id === draft.ownerId);
  return (
    <div className="grid half">
      <PersonField
        label={t('make.owner')}
        description={t('make.ownerHelp')}
        value={draft.ownerId ?? ''}
        set={(ownerId) => change({ ownerId: ownerId || null })}
        error={errors.ownerId}
      />
      <TextInput
        type="date"
        label={t('make.deadline')}
        description={owner ? t('make.deadlineOf', { place: place(owner.timeZone) }) : t('make.deadlineHelp')}
        value={draft.deadline}
        onChange={(e) => change({ deadline: e.currentTarget.value })}
        error={errors.deadline}
      />
    </div>
  );
};

export const Amount = ({
  label,
  help,
  value,
  set,
  error,
}: {
  label: string;
  help?: string;
  value: number | '';
  set: (value: number | '') => void;
  error?: string | undefined;
}) => {
  const { lang } = useWords();
  return (
    <NumberInput
      label={label}
      description={help}
      value={value}
      onChange={(next) => set(next === '' ? '' : Number(next))}
      thousandSeparator={lang === 'de' ? '.' : ','}
      decimalSeparator={lang === 'de' ? ',' : '.'}
      allowNegative={false}
      decimalScale={2}
      error={error}
    />
  );
};
