import { Button, FileInput } from '@mantine/core';
import type { PeopleImported } from '@mirrorloop/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { importPeople } from '../../api/people.js';
import { asRefusal } from '../../api/refusal.js';
import { FailedLines } from '../../parts/failed-lines.js';
import { Notice } from '../../parts/notice.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

export const ImportPeople = () => {
  const { t } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState(false);
  const client = useQueryClient();
  const taken = useMutation({
    mutationFn: importPeople,
    onSuccess: () => client.invalidateQueries({ queryKey: ['people'] }),
  });
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    setMissing(!file);
    if (file) taken.mutate(file);
  };
  return (
    <section className="card col g4">
      <form className="col g4" onSubmit={submit} noValidate>
        <h2>{t('people.view.import')}</h2>
        <p className="sm mid">{t('people.importHelp')}</p>
        <p className="sm code">name,email,title,team,manager_email,time_zone,deputy_email,stores,calendar,language</p>
        <FileInput
          label={t('upload.file')}
          placeholder={t('upload.choose')}
          accept=".csv,text/csv"
          value={file}
          onChange={setFile}
          error={missing && !file ? t('upload.fileMissing') : undefined}
        />
        {taken.error && <Notice refusal={asRefusal(taken.error)} fields={[]} />}
        <div>
          <Button type="submit" loading={taken.isPending}>
            {t('upload.go')}
          </Button>
        </div>
      </form>
      <div role="status">{taken.data && <Result done={taken.data} />}</div>
    </section>
  );
};

const Result = ({ done: { people, teams, unchanged, failed } }: { done: PeopleImported }) => {
  const { t, lang } = useWords();
  return (
    <div className="col g3">
      <p className="b">
        {t('people.taken', {
          people: number(lang, people),
          teams: number(lang, teams),
          unchanged: number(lang, unchanged),
        })}{' '}
        {failed.length > 0 && t('people.notTaken', { count: failed.length, n: number(lang, failed.length) })}
      </p>
      <FailedLines failed={failed} />
    </div>
  );
};
