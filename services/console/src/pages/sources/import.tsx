import type { ImportView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { queries } from '../../api/queries.js';
import { Region } from '../../parts/region.js';
import { Page } from '../../shell/page.js';
import { moment, number, type Lang } from '../../words/format.js';
import { useWords, type Say } from '../../words/use-words.js';
import { ImportMeter } from './import-meter.js';
import { ImportState } from './import-state.js';

/** Is it arriving, what does each column mean, what waits for me? */
export const Import = () => {
  const { t } = useWords();
  const { importId } = useParams({ from: '/shell/sources/imports/$importId' });
  const file = useQuery(queries.import(importId));
  return (
    <Page crumbs={[{ text: t('nav.sources'), to: '/sources' }, { text: file.data?.fileName ?? t('imports.one') }]}>
      <Region query={file} what={t('what.import')} lead>
        {(known) => <Known file={known} />}
      </Region>
    </Page>
  );
};

const Known = ({ file }: { file: ImportView }) => {
  const { t, lang } = useWords();
  return (
    <>
      <header className="col g3">
        <div className="row wrap g2">
          <ImportState state={file.state} />
          <span className="sm mut">
            {t('imports.acceptedAt', { at: moment(lang, file.acceptedAt), source: file.source })}
          </span>
        </div>
        <h1 className="finding" aria-live="polite">
          {importFinding(t, lang, file)}
        </h1>
      </header>
      {file.refusal && (
        <div className="toast alert" role="alert">
          <div>
            <p className="b">{t('imports.refusal')}</p>
            <p className="mid" lang="en">
              {file.refusal}
            </p>
          </div>
        </div>
      )}
      <ImportMeter file={file} />
      <div className="grid two">
        <Columns columns={file.columns} />
        {file.rows.failed > 0 && <Reasons file={file} />}
      </div>
    </>
  );
};

export function importFinding(t: Say, lang: Lang, { state, rows }: ImportView): string {
  const counts = { count: rows.read, n: number(lang, rows.read) };
  if (state === 'refused') return t('imports.finding.refused');
  if (state !== 'done') return t('imports.finding.running', counts);
  if (rows.failed > 0)
    return t('imports.finding.doneFailed', { ...counts, count: rows.failed, failed: number(lang, rows.failed) });
  return t('imports.finding.done', counts);
}

const Columns = ({ columns }: { columns: ImportView['columns'] }) => {
  const { t } = useWords();
  const taken = Object.entries(columns);
  return (
    <section className="card">
      <h2>{t('columns.title')}</h2>
      {taken.length === 0 ? (
        <p className="sm mid">{t('columns.none')}</p>
      ) : (
        <table className="t">
          <thead>
            <tr>
              <th scope="col">{t('columns.column')}</th>
              <th scope="col">{t('columns.means')}</th>
            </tr>
          </thead>
          <tbody>
            {taken.map(([field, column]) => (
              <tr key={field}>
                <th scope="row" dir="auto">
                  {column}
                </th>
                <td>{t(`field.${field}`, { defaultValue: field })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};

const Reasons = ({ file }: { file: ImportView }) => {
  const { t, lang } = useWords();
  return (
    <section className="card tight col g3">
      <h2>{t('imports.reasons')}</h2>
      <ul className="rows sm">
        {file.reasons.map(({ code, count }) => (
          <li key={code} className="row between g3 base">
            <span>{t(`failure.${code}`)}</span>
            <span className="tab b">{number(lang, count)}</span>
          </li>
        ))}
      </ul>
      <p className="sm">
        <Link className="link" to="/sources/failed" search={{ import: file.id }}>
          {t('imports.seeFailed')}
        </Link>
      </p>
    </section>
  );
};
