import { Button } from '@mantine/core';
import type { PlaybookView } from '@mirrorloop/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { retirePlaybook } from '../../api/playbooks.js';
import { queries } from '../../api/queries.js';
import { Dialog } from '../../parts/dialog.js';
import { Region } from '../../parts/region.js';
import { Sure } from '../../parts/sure.js';
import { Page } from '../../shell/page.js';
import { moment } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { linesOfWay } from './lines-of-way.js';
import { PlaybookForm } from './playbook-form.js';
import { PlaybookChips } from './playbooks.js';
import { TrackRecord } from './track-record.js';

/** How is it gone about, and what came of it each time? */
export const Playbook = () => {
  const { t } = useWords();
  const { playbookId } = useParams({ from: '/shell/playbooks/$playbookId' });
  const playbook = useQuery(queries.playbook(playbookId));
  return (
    <Page
      crumbs={[{ text: t('views.playbooks'), to: '/playbooks' }, { text: playbook.data?.name ?? t('playbooks.one') }]}
    >
      <Region query={playbook} what={t('what.playbook')} lead>
        {(known) => <Known playbook={known} />}
      </Region>
    </Page>
  );
};

const Known = ({ playbook }: { playbook: PlaybookView }) => {
  const { t, lang } = useWords();
  const client = useQueryClient();
  const [changing, change] = useState(false);
  const may = useQuery(queries.session()).data?.may.includes('keep playbooks') ?? false;
  const retire = async () => {
    await retirePlaybook(playbook.id);
    await client.invalidateQueries({ queryKey: ['playbooks'] });
  };
  return (
    <>
      <header className="col g3">
        <div className="row wrap g2">
          <PlaybookChips playbook={playbook} />
        </div>
        <h1 className="finding" dir="auto">
          {playbook.name}
        </h1>
        <p className="sm mut">{t('playbooks.made', { by: playbook.madeBy, at: moment(lang, playbook.madeAt) })}</p>
      </header>
      <section className="card col g2">
        <h2>{t('way.legend')}</h2>
        <ul className="col g1">
          {linesOfWay(playbook.way).map((line) => (
            <li key={line} dir="auto">
              {line}
            </li>
          ))}
        </ul>
      </section>
      <section className="card col g2">
        <h2>{t('record.title')}</h2>
        <TrackRecord record={playbook.record} most={20} />
      </section>
      {may && !playbook.retired && (
        <div className="row g2 wrap">
          <Button variant="default" size="compact-sm" onClick={() => change(true)}>
            {t('playbooks.change')}
          </Button>
          <Sure
            label={t('playbooks.retire')}
            name={`${t('playbooks.retire')}: ${playbook.name}`}
            follows={t('playbooks.retireFollows')}
            go={retire}
          />
        </div>
      )}
      <Dialog opened={changing} close={() => change(false)} size={720} title={t('playbooks.change')}>
        {changing && <PlaybookForm known={playbook} close={() => change(false)} />}
      </Dialog>
    </>
  );
};
