import { Button, TextInput } from '@mantine/core';
import type { TeamView } from '@mirrorloop/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { changeTeam } from '../../api/people.js';
import { queries } from '../../api/queries.js';
import { asRefusal, messagesFor } from '../../api/refusal.js';
import { Dialog } from '../../parts/dialog.js';
import { Empty } from '../../parts/empty.js';
import { Notice } from '../../parts/notice.js';
import { Region } from '../../parts/region.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { PersonPicker } from './person-picker.js';

/** Figures about people's work show for a team of this many or more. */
const SHOWN_FROM = 5;

export const Teams = () => {
  const { t } = useWords();
  const [changing, setChanging] = useState<TeamView | null>(null);
  return (
    <section className="card">
      <h2>{t('people.view.teams')}</h2>
      <p className="sm mid">{t('teams.help')}</p>
      <Region query={useQuery(queries.teams())} what={t('what.teams')}>
        {(teams) => <Rows teams={teams.filter(({ active }) => active)} change={setChanging} />}
      </Region>
      <Dialog opened={changing !== null} close={() => setChanging(null)} title={changing?.name ?? ''} size={480}>
        {changing && <TeamForm team={changing} close={() => setChanging(null)} />}
      </Dialog>
    </section>
  );
};

const Rows = ({ teams, change }: { teams: readonly TeamView[]; change: (team: TeamView) => void }) => {
  const { t, lang } = useWords();
  if (teams.length === 0)
    return (
      <Empty title={t('teams.none')}>
        <p className="sm mid">{t('people.noneText')}</p>
      </Empty>
    );
  return (
    <ul className="rows">
      {teams.map((team) => (
        <li key={team.id} className="listrow">
          <div>
            <h3 dir="auto">
              <Link className="link" to="/settings/people" search={{ team: team.id }}>
                {team.name}
              </Link>
            </h3>
            <p className="mic mut">
              {t('teams.people', { count: team.people, n: number(lang, team.people) })}
              {team.managerName && (
                <> · {t(team.managerIsChosen ? 'teams.chosen' : 'teams.byLines', { name: team.managerName })}</>
              )}
              {team.people < SHOWN_FROM && <> · {t('teams.small')}</>}
            </p>
          </div>
          <Button variant="default" onClick={() => change(team)} aria-label={t('teams.changeOf', { name: team.name })}>
            {t('people.change')}
          </Button>
        </li>
      ))}
    </ul>
  );
};

const TeamForm = ({ team, close }: { team: TeamView; close: () => void }) => {
  const { t } = useWords();
  const [name, setName] = useState(team.name);
  const [managerId, setManagerId] = useState(team.managerIsChosen ? team.managerId : null);
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: () => changeTeam(team.id, { version: team.version, name, managerId }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['people'] });
      close();
    },
  });
  const refusal = change.error ? asRefusal(change.error) : null;
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <form className="col g4" onSubmit={submit} noValidate>
      <TextInput
        label={t('people.field.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={messagesFor(refusal, 'name').join(' ') || undefined}
      />
      <PersonPicker
        label={t('people.field.managerId')}
        description={t('teams.managerHelp')}
        value={managerId}
        chosen={team.managerIsChosen ? team.managerName : null}
        change={setManagerId}
        error={messagesFor(refusal, 'managerId').join(' ') || undefined}
      />
      {refusal && <Notice refusal={refusal} fields={['name', 'managerId']} />}
      <div className="row g2 end">
        <Button variant="default" onClick={close}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={change.isPending}>
          {t('people.save')}
        </Button>
      </div>
    </form>
  );
};
