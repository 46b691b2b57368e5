import { NativeSelect, TextInput } from '@mantine/core';
import type { CaseSettingsView, TeamView } from '@mirrorloop/contracts';
import { queries } from '../../../api/queries.js';
import { messagesFor } from '../../../api/refusal.js';
import { putCaseSettings } from '../../../api/settings.js';
import { KeepFoot } from '../../../parts/keep-foot.js';
import { useKeep } from '../../../parts/use-keep.js';
import { useWords } from '../../../words/use-words.js';
import { casesDraft, casesFrom, NUMBERS } from './drafts.js';
import { Routes, routesInWords } from './routes.js';

interface CasesFormProps {
  known: CaseSettingsView;
  teams: readonly TeamView[];
  may: boolean;
}

/** The clocks of a case, who gets it, and how many like ones ask for one action. */
export const CasesForm = ({ known, teams, may }: CasesFormProps) => {
  const { t } = useWords();
  const keeping = useKeep({
    known,
    queryKey: queries.caseSettings().queryKey,
    draftOf: casesDraft,
    put: (draft, version) => putCaseSettings({ version, ...casesFrom(draft) }),
  });
  const { draft, change: put } = keeping;
  const wrong = (field: string) => messagesFor(keeping.refusal, field).join(' ') || undefined;
  const named = (teamId: string) => teams.find(({ id }) => id === teamId)?.name ?? '';
  return (
    <form
      className="card col g3"
      noValidate
      aria-labelledby="case-settings"
      onSubmit={(event) => (event.preventDefault(), keeping.keep())}
    >
      <h2 id="case-settings">{t('serious.cases')}</h2>
      <fieldset className="col g3 plain" disabled={!may}>
        <legend className="sm mid">{t('serious.casesAbout')}</legend>
        <div className="grid half">
          {NUMBERS.map((name) => (
            <TextInput
              key={name}
              label={t(`serious.${name}`)}
              description={t(`serious.${name}Help`)}
              inputMode="decimal"
              value={draft[name]}
              onChange={(event) => put({ [name]: event.currentTarget.value })}
              error={wrong(name)}
            />
          ))}
        </div>
        <Routes routes={draft.routes} teams={teams} change={(routes) => put({ routes })} wrong={wrong} />
        <NativeSelect
          label={t('serious.defaultTeam')}
          description={t('serious.defaultTeamHelp')}
          data={[
            { value: '', label: t('serious.nobody') },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={draft.defaultTeamId}
          onChange={(event) => put({ defaultTeamId: event.currentTarget.value })}
          error={wrong('defaultTeamId')}
        />
      </fieldset>
      {may && (
        <KeepFoot
          keeping={keeping}
          fields={[
            ...NUMBERS,
            'defaultTeamId',
            ...draft.routes.flatMap((_, n) => [`routes[${n}].touchpoint`, `routes[${n}].teamId`]),
          ]}
          differs={(theirs) => [
            ...NUMBERS.map((name): [string, string, string] => [
              t(`serious.${name}`),
              String(theirs[name]),
              draft[name],
            ]),
            [t('serious.routes'), routesInWords(theirs.routes, named), routesInWords(draft.routes, named)],
            [t('serious.defaultTeam'), named(theirs.defaultTeamId ?? ''), named(draft.defaultTeamId)],
          ]}
        />
      )}
    </form>
  );
};
