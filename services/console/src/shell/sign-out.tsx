import { IconLogout } from '@tabler/icons-react';
import { signOut } from '../api/gateway.js';
import { useWords } from '../words/use-words.js';
import { useLeave } from './use-leave.js';

export const SignOut = () => {
  const { t } = useWords();
  const leave = useLeave(signOut);
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
