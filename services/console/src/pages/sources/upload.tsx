import { Autocomplete, Button, FileInput } from '@mantine/core';
import type { SourceView } from '@mirrorloop/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { sendFile } from '../../api/ingestion.js';
import { asRefusal, messagesFor } from '../../api/refusal.js';
import { Notice } from '../../parts/notice.js';
import { useWords } from '../../words/use-words.js';

/** A CSV file under the name of its source; the rest is watched on the import's own page. */
export const Upload = ({ sources }: { sources: readonly SourceView[] }) => {
  const { t } = useWords();
  const [source, setSource] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState(false);
  const upload = useUpload();
  const refusal = upload.error ? asRefusal(upload.error) : null;
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    setMissing(!file || !source.trim());
    if (file && source.trim()) upload.mutate({ source: source.trim(), file });
  };
  return (
    <section className="card tight">
      <form className="col g4" onSubmit={submit} noValidate>
        <h2>{t('upload.title')}</h2>
        <Autocomplete
          label={t('upload.source')}
          description={t('upload.sourceHelp')}
          data={sources.map(({ name }) => name)}
          value={source}
          onChange={setSource}
          error={
            missing && !source.trim()
              ? t('upload.sourceMissing')
              : messagesFor(refusal, 'source').join(' ') || undefined
          }
          comboboxProps={{ transitionProps: { duration: 0 } }}
        />
        <FileInput
          label={t('upload.file')}
          description={t('upload.fileHelp')}
          placeholder={t('upload.choose')}
          accept=".csv,text/csv"
          value={file}
          onChange={setFile}
          error={missing && !file ? t('upload.fileMissing') : messagesFor(refusal, 'file').join(' ') || undefined}
        />
        {refusal && <Notice refusal={refusal} fields={['source', 'file']} />}
        <Button type="submit" loading={upload.isPending} fullWidth>
          {t('upload.go')}
        </Button>
        <p className="mic mut">{t('upload.note')}</p>
      </form>
    </section>
  );
};

function useUpload() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ source, file }: { source: string; file: File }) => sendFile(source, file),
    onSuccess: async (view) => {
      await client.invalidateQueries({ queryKey: ['imports'] });
      await navigate({ to: '/sources/imports/$importId', params: { importId: view.id } });
    },
  });
}
