import type { GrantView, ScopeView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../../api/queries.js';
import { useWords } from '../../../words/use-words.js';

/** A role and for whom it is held, in words; a team that is gone keeps its place by the start of its id. */
export function useGrantWords() {
  const { t } = useWords();
  const teams = useQuery(queries.teams()).data ?? [];
  const nameOf = (id: string) => teams.find((team) => team.id === id)?.name ?? id.slice(0, 8);
  const scopeWords = (scope: ScopeView): string => {
    if (scope.of === 'organisation') return t('access.scope.organisation');
    const names = scope.of === 'teams' ? scope.ids.map(nameOf) : scope.ids;
    return t(`access.scope.${scope.of}`, { names: names.join(', ') });
  };
  const grantWords = ({ role, scope }: GrantView): string =>
    t('access.grant', { role: t(`access.role.${role}`), scope: scopeWords(scope) });
  /** Where a grant nobody gave comes from. */
  const whyHeld = ({ role, scope }: GrantView): string =>
    t(
      scope.of === 'organisation'
        ? 'access.by.installation'
        : scope.of === 'stores'
          ? 'access.by.stores'
          : role === 'manager'
            ? 'access.by.managed'
            : 'access.by.team',
    );
  return { grantWords, whyHeld };
}
