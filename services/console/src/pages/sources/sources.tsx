import type { FailedSignalView, ImportView, Page as PageOf, SourceView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { queries } from '../../api/queries.js';
import { Empty } from '../../parts/empty.js';
import { Region } from '../../parts/region.js';
import { Page } from '../../shell/page.js';
import { moment, number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { ConnectSource } from './connect-source.js';
import { KeyedSource } from './keyed-source.js';
import { ImportState } from './import-state.js';
import { Upload } from './upload.js';

/** Where signals come from, what has arrived, and what waits for a correction. */
export const Sources = () => {
  const { t } = useWords();
  const sources = useQuery(queries.sources());
  const failed = useQuery(queries.failedCount()).data;
  const keeps = useQuery(queries.session()).data?.may.includes('keep sources') ?? false;
  return (
    <Page crumbs={[{ text: t('nav.sources') }]}>
      <Region query={sources} what={t('what.sources')} lead>
        {(known) => <Title sources={known} failed={failed} />}
      </Region>
      <div className="grid two">
        <div className="col g5">
          <section className="card">
            <div className="row wrap between g2">
              <h2>{t('sources.all')}</h2>
              {keeps && <ConnectSource />}
            </div>
            <Region query={sources} what={t('what.sources')}>
              {(known) => <Table sources={known} />}
            </Region>
          </section>
          <section className="card">
            <h2>{t('imports.all')}</h2>
            <Region query={useQuery(queries.imports())} what={t('what.imports')}>
              {({ items, total }) => <Imports imports={items} total={total} />}
            </Region>
          </section>
        </div>
        <Upload sources={sources.data ?? []} />
      </div>
    </Page>
  );
};

const Title = ({
  sources,
  failed,
}: {
  sources: readonly SourceView[];
  failed: PageOf<FailedSignalView> | undefined;
}) => {
  const { t, lang } = useWords();
  const signals = sources.reduce((sum, source) => sum + source.signals, 0);
  const counts = { count: sources.length, sources: number(lang, sources.length), n: number(lang, signals) };
  const waiting = failed?.total ?? 0;
  return (
    <div className="col g2">
      <h1 className="finding">{t(sources.length === 0 ? 'sources.titleNone' : 'sources.title', counts)}</h1>
      {waiting > 0 && (
        <p className="mid">
          <Link className="link" to="/sources/failed">
            {t('sources.failed', { count: waiting, n: number(lang, waiting) })}
          </Link>
        </p>
      )}
    </div>
  );
};

const Table = ({ sources }: { sources: readonly SourceView[] }) => {
  const { t, lang } = useWords();
  if (sources.length === 0)
    return (
      <Empty title={t('sources.none')}>
        <p className="sm mid">{t('sources.noneText')}</p>
      </Empty>
    );
  return (
    <ul className="rows">
      {sources.map((source) => (
        <li key={source.id} className="listrow">
          <div>
            <h3 dir="auto">
              <KeyedSource source={source} />
            </h3>
            <p className="mic mut">
              {t(`channel.${source.channel}`)}
              {source.lastSignalAt && <> · {t('sources.last', { at: moment(lang, source.lastSignalAt) })}</>} ·{' '}
              {t('keysOf.count', { count: source.keys.length, n: number(lang, source.keys.length) })}
            </p>
          </div>
          <p className="tab cst r">
            <span className="m5">{t('signals.count', { count: source.signals, n: number(lang, source.signals) })}</span>
            {source.failed > 0 && (
              <span className="mic mut">
                {t('imports.failedCount', { count: source.failed, n: number(lang, source.failed) })}
              </span>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
};

const Imports = ({ imports, total }: { imports: readonly ImportView[]; total: number }) => {
  const { t, lang } = useWords();
  if (imports.length === 0)
    return (
      <Empty title={t('imports.none')}>
        <p className="sm mid">{t('imports.noneText')}</p>
      </Empty>
    );
  return (
    <>
      <ul className="rows">
        {imports.map((file) => (
          <li key={file.id} className="listrow">
            <div>
              <h3>
                <Link className="link" to="/sources/imports/$importId" params={{ importId: file.id }} dir="auto">
                  {file.fileName}
                </Link>
              </h3>
              <p className="mic mut">
                {file.source} · {moment(lang, file.acceptedAt)}
              </p>
            </div>
            <p className="tab cst r">
              <ImportState state={file.state} />
              <span className="mic mut">
                {t('imports.rows', { count: file.rows.read, n: number(lang, file.rows.read) })}
              </span>
            </p>
          </li>
        ))}
      </ul>
      {total > imports.length && (
        <p className="mic mut more">
          {t('list.shown', { shown: number(lang, imports.length), total: number(lang, total) })}
        </p>
      )}
    </>
  );
};
