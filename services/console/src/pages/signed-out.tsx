import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queries } from '../api/queries.js';
import { Logo } from '../parts/marks.js';
import { useWords } from '../words/use-words.js';

/** Without a session the console shows nothing but the way to one. */
export const SignedOut = () => {
  const { t } = useWords();
  const client = useQueryClient();
  useEffect(() => {
    document.title = `${t('signedOut.crumb')} | Mirrorloop`;
  }, [t]);
  return (
    <main className="page alone">
      <p className="brand">
        <Logo /> Mirrorloop
      </p>
      <h1 className="finding">{t('signedOut.title')}</h1>
      <p className="mid">{t('signedOut.how')}</p>
      <pre className="code" tabIndex={0} aria-label={t('signedOut.command')}>
        npx mirrorloop link
      </pre>
      <p className="sm mut">{t('signedOut.note')}</p>
      <div>
        <Button component="a" href="/sign-in" mr="sm">
          {t('signedOut.signIn')}
        </Button>
        <Button variant="default" onClick={() => void client.resetQueries(queries.session())}>
          {t('signedOut.again')}
        </Button>
      </div>
    </main>
  );
};
