import { Autocomplete, Button, FileInput, TagsInput } from '@mantine/core';
import type { ElsewhereImported } from '@mirrorloop/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { importElsewhere } from '../../api/elsewhere.js';
import { queries } from '../../api/queries.js';
import { asRefusal, messagesFor, type Refusal } from '../../api/refusal.js';
import { FailedLines } from '../../parts/failed-lines.js';
import { SendForm } from '../../parts/send-form.js';
import { ZoneField } from '../../parts/zone-field.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { ColumnFields, FIELDS_OF_COLUMNS } from './column-fields.js';
import { type FirstLine, readFirstLine } from './first-line.js';
import { type Columns, columnsFor } from './headings.js';

const still = { withinPortal: true, transitionProps: { duration: 0 } };
/** Longer than any first line is. */
const HEADER_BYTES = 64 * 1024;
const FIELDS = ['system', 'done', 'dropped', 'timeZone'];

interface Draft extends FirstLine {
  readonly system: string;
  readonly file: File | null;
  readonly columns: Columns;
  readonly done: string[];
  readonly dropped: string[];
  /** Null: that of whoever looks. */
  readonly timeZone: string | null;
}
const NO_FILE = { file: null, headings: [], fault: null };
const EMPTY: Draft = { ...NO_FILE, system: '', columns: {}, done: [], dropped: [], timeZone: null };

interface BringInProps {
  systems: readonly string[];
  /** Nothing was brought in yet: the form is what there is to do. */
  none: boolean;
}

/** A file of what was promised in another system. What is typed and chosen stays, whatever comes of sending it. */
export const BringIn = ({ systems, none }: BringInProps) => {
  const { t } = useWords();
  const may = useQuery(queries.session()).data?.may.includes('import files') ?? false;
  const [opened, setOpened] = useState(none);
  if (!may) return none ? <p className="sm mid">{t('elsewhere.noneMayNot')}</p> : null;
  if (opened) return <Form systems={systems} asked={!none} />;
  return (
    <div>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t('upload.title')}
      </Button>
    </div>
  );
};

/** @param asked somebody opened it just now: they go on from its heading */
const Form = ({ systems, asked }: { systems: readonly string[]; asked: boolean }) => {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const begin = useRef(asked);
  useEffect(() => {
    if (begin.current) heading.current?.focus();
  }, []);
  const [draft, setDraft] = useState(EMPTY);
  const [missing, setMissing] = useState(false);
  const zone = useQuery(queries.session()).data?.timeZone ?? 'UTC';
  const taking = useTaking();
  const refusal = taking.error ? asRefusal(taking.error) : null;
  const { file, headings, fault, ...wanted } = draft;
  const go = () => {
    const system = draft.system.trim();
    setMissing(!file || !system);
    if (file && !fault && system) taking.mutate({ ...wanted, file, system, timeZone: draft.timeZone ?? zone });
  };
  return (
    <section className="card col g4" aria-labelledby="bring-in">
      <h2 id="bring-in" ref={heading} tabIndex={-1}>
        {t('upload.title')}
      </h2>
      <p className="sm mid">{t('elsewhere.bringIn')}</p>
      <SendForm
        go={go}
        busy={taking.isPending}
        label={t('upload.go')}
        refusal={refusal}
        fields={[...FIELDS, ...(headings.length > 0 ? FIELDS_OF_COLUMNS : [])]}
      >
        <Fields {...{ draft, zone, systems, missing, refusal }} put={(change) => setDraft(change)} />
      </SendForm>
      <div role="status">{taking.data && <Result done={taking.data} />}</div>
    </section>
  );
};

interface FieldsProps {
  draft: Draft;
  put: (change: (before: Draft) => Draft) => void;
  zone: string;
  systems: readonly string[];
  missing: boolean;
  refusal: Refusal | null;
}

const Fields = ({ draft, put, zone, systems, missing, refusal }: FieldsProps) => {
  const { t } = useWords();
  const set = (next: Partial<Draft>) => put((before) => ({ ...before, ...next }));
  const wrong = (field: string) => messagesFor(refusal, field).join(' ') || undefined;
  const choose = async (file: File | null) => {
    const read = file ? { file, ...readFirstLine(await file.slice(0, HEADER_BYTES).arrayBuffer()) } : NO_FILE;
    put((before) => ({ ...before, ...read, columns: columnsFor(read.headings, before.columns) }));
  };
  return (
    <>
      <div className="grid half">
        <Autocomplete
          label={t('elsewhere.system')}
          description={t('elsewhere.systemHelp')}
          data={[...systems]}
          value={draft.system}
          onChange={(system) => set({ system })}
          error={missing && !draft.system.trim() ? t('elsewhere.systemMissing') : wrong('system')}
          comboboxProps={still}
        />
        <FileInput
          label={t('upload.file')}
          description={t('elsewhere.fileHelp')}
          placeholder={t('upload.choose')}
          accept=".csv,text/csv"
          value={draft.file}
          onChange={(file) => void choose(file)}
          error={draft.fault ? t(`elsewhere.fault.${draft.fault}`) : missing && !draft.file && t('upload.fileMissing')}
        />
      </div>
      {draft.headings.length > 0 && (
        <ColumnFields {...draft} change={(columns) => set({ columns })} refusal={refusal} />
      )}
      <div className="grid half">
        {(['done', 'dropped'] as const).map((end) => (
          <TagsInput
            key={end}
            label={t(`elsewhere.${end}`)}
            description={t('elsewhere.wordsHelp')}
            value={draft[end]}
            onChange={(words) => set({ [end]: words })}
            error={wrong(end)}
            comboboxProps={still}
          />
        ))}
        <ZoneField
          description={t('elsewhere.timeZoneHelp')}
          value={draft.timeZone ?? zone}
          set={(timeZone) => set({ timeZone })}
          error={wrong('timeZone')}
        />
      </div>
    </>
  );
};

function useTaking() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: importElsewhere,
    onSuccess: () => client.invalidateQueries({ queryKey: ['elsewhere'] }),
  });
}

const Result = ({ done: { failed, ...counts } }: { done: ElsewhereImported }) => {
  const { t, lang } = useWords();
  const said = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, number(lang, count)]));
  return (
    <div className="col g3">
      <p className="b">
        {t('elsewhere.read', { ...said, count: counts.read })}{' '}
        {failed.length > 0 && t('people.notTaken', { count: failed.length, n: number(lang, failed.length) })}
      </p>
      <FailedLines failed={failed} />
    </div>
  );
};
