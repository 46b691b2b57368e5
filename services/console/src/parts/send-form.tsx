import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Refusal } from '../api/refusal.js';
import { useWords } from '../words/use-words.js';
import { Notice } from './notice.js';

interface SendFormProps {
  children: ReactNode;
  go: () => void;
  busy: boolean;
  label: string;
  close?: () => void;
  refusal: Refusal | null;
  /** Paths whose message stands at their field. */
  fields: readonly string[];
  /** Said instead where somebody else was first. */
  changed?: string;
  /** Something else is to be decided before. */
  held?: boolean;
}

/** Fields, why they were refused, and the buttons below. */
export const SendForm = ({
  children,
  go,
  busy,
  label,
  close,
  refusal,
  fields,
  changed,
  held = false,
}: SendFormProps) => {
  const { t } = useWords();
  const overtaken = changed !== undefined && refusal?.status === 412;
  return (
    <form
      className="col g4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      {children}
      {overtaken && (
        <p className="sm" role="alert">
          {changed}
        </p>
      )}
      {refusal && !overtaken && <Notice refusal={refusal} fields={fields} />}
      <div className={close ? 'row wrap g2 end' : 'row g2'}>
        {close && (
          <Button variant="default" onClick={close}>
            {t('cancel')}
          </Button>
        )}
        <Button type="submit" loading={busy} disabled={held}>
          {label}
        </Button>
      </div>
    </form>
  );
};
