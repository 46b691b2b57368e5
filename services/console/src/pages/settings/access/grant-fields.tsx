import { MultiSelect, NativeSelect } from '@mantine/core';
import type { GrantView, RoleName, ScopeView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../../api/queries.js';
import { messagesFor, type Refusal } from '../../../api/refusal.js';
import { useWords } from '../../../words/use-words.js';

const ROLES: readonly RoleName[] = ['viewer', 'employee', 'manager', 'admin'];
const SCOPES: readonly ScopeView['of'][] = ['organisation', 'teams', 'stores'];
const still = { withinPortal: true, transitionProps: { duration: 0 } };
/** Where the fields show what is wrong. */
export const pathsOfGrant = (of: ScopeView['of']): string[] => (of === 'organisation' ? ['role'] : ['role', 'scope']);

interface GrantFieldsProps {
  grant: GrantView;
  change: (grant: GrantView) => void;
  refusal: Refusal | null;
}

/** A role, and for whom it is held. */
export const GrantFields = ({ grant, change, refusal }: GrantFieldsProps) => {
  const { t } = useWords();
  const { role, scope } = grant;
  return (
    <>
      <NativeSelect
        label={t('access.role')}
        description={t(`access.roleHelp.${role}`)}
        data={ROLES.map((value) => ({ value, label: t(`access.role.${value}`) }))}
        value={role}
        onChange={(event) => change({ ...grant, role: event.currentTarget.value as RoleName })}
        error={messagesFor(refusal, 'role').join(' ') || undefined}
      />
      <NativeSelect
        label={t('access.scope')}
        data={SCOPES.map((value) => ({ value, label: t(`access.scopeOf.${value}`) }))}
        value={scope.of}
        onChange={(event) => change({ ...grant, scope: emptyScope(event.currentTarget.value as ScopeView['of']) })}
      />
      {scope.of !== 'organisation' && (
        <Which
          key={scope.of}
          scope={scope}
          change={(ids) => change({ ...grant, scope: { ...scope, ids } })}
          wrong={messagesFor(refusal, 'scope').join(' ') || undefined}
        />
      )}
    </>
  );
};

const emptyScope = (of: ScopeView['of']): ScopeView => (of === 'organisation' ? { of } : { of, ids: [] });

interface WhichProps {
  scope: Exclude<ScopeView, { of: 'organisation' }>;
  change: (ids: string[]) => void;
  wrong: string | undefined;
}

const Which = ({ scope: { of, ids }, change, wrong }: WhichProps) => {
  const { t } = useWords();
  const teams = useQuery(queries.teams()).data ?? [];
  const stores = useQuery(queries.stores()).data ?? [];
  const data =
    of === 'teams'
      ? teams.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))
      : stores.map(({ name }) => name);
  return (
    <MultiSelect
      label={t(`access.which.${of}`)}
      data={data}
      value={[...ids]}
      onChange={change}
      searchable
      openOnFocus={false}
      error={wrong}
      comboboxProps={still}
    />
  );
};
