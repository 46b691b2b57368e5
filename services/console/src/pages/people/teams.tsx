import { Button, TextInput } from '@mantine/core';
import type { TeamView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { changeTeam } from '../../api/people.js';
import { LIVE_MS, queries } from '../../api/queries.js';
import { messagesFor } from '../../api/refusal.js';
import { Dialog } from '../../parts/dialog.js';
import { Empty } from '../../parts/empty.js';
import { Region } from '../../parts/region.js';
import { KeepForm } from '../../parts/keep-form.js';
import { useKeep } from '../../parts/use-keep.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { chosenRow } from './person-differs.js';
import { PersonPicker } from './person-picker.js';

/** Figures about people's work show for a team of this many or more. */
const SHOWN_FROM = 5;

export const Teams = () => {
  const { t } = useWords();
  const [changing, setChanging] = useState<TeamView | null>(null);
  const teams = useQuery({ ...queries.teams(), refetchInterval: LIVE_MS });
  const asItIs = teams.data?.find(({ id }) => id === changing?.id) ?? changing;
  return (
    <section className="card">
      <h2>{t('people.view.teams')}</h2>
      <p className="sm mid">{t('teams.help')}</p>
      <Region query={teams} what={t('what.teams')}>
        {(all) => <Rows teams={all.filter(({ active }) => active)} change={setChanging} />}
      </Region>
      <Dialog opened={changing !== null} close={() => setChanging(null)} title={changing?.name ?? ''} size={480}>
        {asItIs && <TeamForm team={asItIs} close={() => setChanging(null)} />}
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

const draftOf = ({ name, managerId, managerIsChosen }: TeamView) => ({
  name,
  managerId: managerIsChosen ? managerId : null,
});

const TeamForm = ({ team, close }: { team: TeamView; close: () => void }) => {
  const { t } = useWords();
  const keeping = useKeep({
    known: team,
    queryKey: ['people'],
    draftOf,
    put: async (typed, version) => ({ ...team, ...typed, ...(await changeTeam(team.id, { version, ...typed })) }),
    done: close,
  });
  const { draft, change, refusal } = keeping;
  const chosen = (of: TeamView) => (of.managerIsChosen ? of.managerName : null);
  return (
    <KeepForm
      {...{ keeping, close, fields: ['name', 'managerId'], label: t('people.save') }}
      differs={(theirs) => [
        [t('people.field.name'), theirs.name, draft.name],
        chosenRow(t, 'managerId', { id: draftOf(theirs).managerId, name: chosen(theirs) }, draft.managerId),
      ]}
    >
      <TextInput
        label={t('people.field.name')}
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        error={messagesFor(refusal, 'name').join(' ') || undefined}
      />
      <PersonPicker
        label={t('people.field.managerId')}
        description={t('teams.managerHelp')}
        value={draft.managerId}
        chosen={chosen(team)}
        change={(managerId) => change({ managerId })}
        error={messagesFor(refusal, 'managerId').join(' ') || undefined}
      />
    </KeepForm>
  );
};
