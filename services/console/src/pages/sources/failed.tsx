import type { FailedSignalView } from '@mirrorloop/contracts';
import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { readFailed, replayFailed, revealFailed } from '../../api/ingestion.js';
import { asRefusal } from '../../api/refusal.js';
import { Empty } from '../../parts/empty.js';
import { Failure } from '../../parts/failure.js';
import { Chip } from '../../parts/marks.js';
import { MaskedValue } from '../../parts/masked-value.js';
import { More } from '../../parts/more.js';
import { NewItemsBar } from '../../parts/new-items-bar.js';
import { Notice } from '../../parts/notice.js';
import { Reveal } from '../../parts/reveal.js';
import { useStillList } from '../../parts/still-list.js';
import { Waiting } from '../../parts/waiting.js';
import { ListAsFile } from '../../parts/list-as-file.js';
import { Page } from '../../shell/page.js';
import { placeOf, reasonOf } from '../../words/failure.js';
import { moment, number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

/** What could not be accepted: kept whole, with its place and its reason, and replayable. */
export const Failed = () => {
  const { t } = useWords();
  const { import: importId } = useSearch({ from: '/shell/sources/failed' });
  return (
    <Page crumbs={[{ text: t('nav.sources'), to: '/sources' }, { text: t('failed.crumb') }]}>
      <List importId={importId} />
      {importId && (
        <p className="sm">
          <Link className="link" to="/sources/failed">
            {t('failed.all')}
          </Link>
        </p>
      )}
    </Page>
  );
};

const List = ({ importId }: { importId: string | undefined }) => {
  const { t, lang } = useWords();
  const { pages, items, total, newer, showNewer } = useStillList(['failed', importId ?? ''], (cursor) =>
    readFailed(importId, cursor),
  );
  if (pages.isPending) return <Waiting what={t('what.failed')} lead />;
  if (pages.isError && items.length === 0)
    return <Failure what={t('what.failed')} lead refusal={asRefusal(pages.error)} again={() => void pages.refetch()} />;
  return (
    <>
      <h1 className="finding">
        {t(total === 0 ? 'failed.titleNone' : 'failed.title', { count: total, n: number(lang, total) })}
      </h1>
      <NewItemsBar count={newer} what="signals" show={showNewer} />
      <section className="card" aria-label={t('failed.crumb')}>
        {items.length === 0 ? (
          <Empty title={t('failed.none')}>
            <p className="sm mid">{t('failed.noneText')}</p>
          </Empty>
        ) : (
          <>
            <ul className="rows">
              {items.map((failed) => (
                <Row key={failed.id} failed={failed} />
              ))}
            </ul>
            <More shown={items.length} total={total} pages={pages} />
            <ListAsFile list="ingestion/failed-signals" filter={{ importId, state: 'waiting' }} />
          </>
        )}
      </section>
    </>
  );
};

const Row = ({ failed }: { failed: FailedSignalView }) => {
  const { t, lang } = useWords();
  const client = useQueryClient();
  const [shown, setShown] = useState(failed.masked ? undefined : failed);
  const [raw, setRaw] = useState(failed.raw);
  const place = placeOf(t, lang, failed.place);
  const { reason, more } = reasonOf(t, lang, shown ?? failed);
  const corrected = shown !== undefined && raw !== shown.raw;
  const reveal = async (reason: string) => {
    const found = await revealFailed(failed.id, reason);
    setRaw(found.raw);
    setShown({ ...failed, ...found });
  };
  const replay = useMutation({
    mutationFn: () => replayFailed(failed.id, corrected ? raw : undefined),
    onSettled: () =>
      Promise.all(
        [['failed'], ['failed-count'], ['sources']].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  });
  return (
    <li className="col g2">
      <div className="row between wrap g3 top">
        <div className="grow">
          <p className="row wrap g2">
            <Chip kind="warn" icon="alert">
              {place}
            </Chip>
            <span className="m5 wrapany">{reason}</span>
          </p>
          {more && (
            <p className="sm mid wrapany" lang="en">
              {more}
            </p>
          )}
          <p className="mic mut">
            {failed.source} · {failed.path} · {moment(lang, failed.failedAt)}
            {failed.replayedAt && <> · {t('failed.replayed', { at: moment(lang, failed.replayedAt) })}</>}
          </p>
        </div>
        <Button
          variant="default"
          loading={replay.isPending}
          onClick={() => replay.mutate()}
          aria-label={`${t(corrected ? 'failed.replayCorrected' : 'failed.replay')}: ${place}`}
        >
          {t(corrected ? 'failed.replayCorrected' : 'failed.replay')}
        </Button>
      </div>
      {shown ? (
        <Correction raw={raw} change={setRaw} open={failed.masked} />
      ) : failed.revealable ? (
        <Reveal name={place} what="failed" reveal={reveal} />
      ) : (
        <MaskedValue what="failed" />
      )}
      {replay.isError && <Notice refusal={asRefusal(replay.error)} fields={[]} />}
    </li>
  );
};

/** Opened for whoever has just asked for it. */
const Correction = ({ raw, change, open }: { raw: string; change: (raw: string) => void; open: boolean }) => {
  const { t } = useWords();
  return (
    <details className="numbers" open={open}>
      <summary>{t('failed.raw')}</summary>
      <Textarea
        label={t('failed.correct')}
        autoFocus={open}
        description={t('failed.correctHelp')}
        autosize
        minRows={2}
        maxRows={12}
        value={raw}
        onChange={(e) => change(e.currentTarget.value)}
        dir="auto"
        classNames={{ input: 'rawtext' }}
      />
    </details>
  );
};
