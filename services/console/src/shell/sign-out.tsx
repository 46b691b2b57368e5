import { IconLogout } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { signOut } from '../api/gateway.js';
import { queries } from '../api/queries.js';
import { useWords } from '../words/use-words.js';

export const SignOut = () => {
  const { t } = useWords();
  const client = useQueryClient();
  const leave = async () => {
    await signOut();
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    await client.resetQueries(queries.session());
  };
  return (
    <button
      type="button"
      className="iconb"
      onClick={() => void leave()}
      aria-label={t('nav.signOut')}
      title={t('nav.signOut')}
    >
      <IconLogout size={17} stroke={1.6} aria-hidden="true" />
    </button>
  );
};
