import { Button } from '@mantine/core';
import type { PlaybookView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { queries } from '../../api/queries.js';
import { Dialog } from '../../parts/dialog.js';
import { Empty } from '../../parts/empty.js';
import { Chip } from '../../parts/marks.js';
import { Region } from '../../parts/region.js';
import { Page } from '../../shell/page.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { ActionViews } from '../actions/action-views.js';
import { PlaybookForm } from './playbook-form.js';
import { TrackRecord } from './track-record.js';

/** Which ways of acting are there, and what came of them? */
export const Playbooks = () => {
  const { t } = useWords();
  return (
    <Page crumbs={[{ text: t('nav.actions'), to: '/actions' }, { text: t('views.playbooks') }]}>
      <Region query={useQuery(queries.playbooks())} what={t('what.playbooks')} lead>
        {(playbooks) => <Known playbooks={playbooks} />}
      </Region>
    </Page>
  );
};

const Known = ({ playbooks }: { playbooks: readonly PlaybookView[] }) => {
  const { t, lang } = useWords();
  const [making, setMaking] = useState(false);
  const may = useQuery(queries.session()).data?.may.includes('keep playbooks') ?? false;
  const worked = playbooks.filter(({ record }) => record.verified > 0).length;
  const counts = { count: playbooks.length, n: number(lang, playbooks.length), worked: number(lang, worked) };
  return (
    <>
      <h1 className="finding">{t(playbooks.length === 0 ? 'playbooks.titleNone' : 'playbooks.title', counts)}</h1>
      <ActionViews at="playbooks" />
      {playbooks.length === 0 && (
        <section className="card">
          <Empty title={t('playbooks.none')}>
            <p className="sm mid">{t('playbooks.noneText')}</p>
          </Empty>
        </section>
      )}
      {playbooks.map((playbook) => (
        <section key={playbook.id} className="card col g2" aria-label={playbook.name}>
          <PlaybookHead playbook={playbook} />
          <TrackRecord record={playbook.record} most={3} />
        </section>
      ))}
      <p className="sm mid">{t('playbooks.rule')}</p>
      {may && (
        <div>
          <Button onClick={() => setMaking(true)}>{t('playbooks.add')}</Button>
        </div>
      )}
      <Dialog opened={making} close={() => setMaking(false)} size={720} title={t('playbooks.add')}>
        {making && <PlaybookForm known={null} close={() => setMaking(false)} />}
      </Dialog>
    </>
  );
};

const PlaybookHead = ({ playbook }: { playbook: PlaybookView }) => (
  <>
    <div className="row wrap g2">
      <PlaybookChips playbook={playbook} />
    </div>
    <h2>
      <Link className="link" to="/playbooks/$playbookId" params={{ playbookId: playbook.id }} dir="auto">
        {playbook.name}
      </Link>
    </h2>
  </>
);

export const PlaybookChips = ({ playbook: { insightKind, domain, way, retired } }: { playbook: PlaybookView }) => {
  const { t } = useWords();
  return (
    <>
      <Chip kind="line" icon="open">
        {t(`playbooks.kind.${insightKind ?? 'any'}`)}
      </Chip>
      <Chip kind="line" icon="open">
        {t(`way.domains.${domain}`)}
      </Chip>
      <Chip kind="acc" icon="ok">
        {t(`way.kinds.${way.kind}`)}
      </Chip>
      {retired && (
        <Chip kind="warn" icon="wait">
          {t('playbooks.retired')}
        </Chip>
      )}
    </>
  );
};
