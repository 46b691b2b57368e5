import { useMantineColorScheme, useComputedColorScheme } from '@mantine/core';
import { IconLanguage, IconMoon, IconSun } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { speak } from '../words/i18n.js';
import { useWords } from '../words/use-words.js';
import { Notices } from './notices.js';
import { SignOut } from './sign-out.js';

export interface Crumb {
  text: string;
  to?: ComponentProps<typeof Link>['to'];
  params?: Record<string, string>;
}

export const TopBar = ({ crumbs }: { crumbs: readonly Crumb[] }) => (
  <header className="bar">
    <Crumbs crumbs={crumbs} />
    <Notices />
    <Language />
    <Colours />
    <span className="phone">
      <SignOut />
    </span>
  </header>
);

const Crumbs = ({ crumbs }: { crumbs: readonly Crumb[] }) => {
  const { t } = useWords();
  return (
    <nav aria-label={t('nav.here')} className="grow">
      <ol className="crumbs row g2 mut">
        {crumbs.map(({ text, to, params }, i) => (
          <li key={i} className="row g2" aria-current={i === crumbs.length - 1 ? 'page' : undefined}>
            {i > 0 && <span aria-hidden="true">/</span>}
            {to ? (
              <Link to={to} params={params as never} className="crumb">
                {text}
              </Link>
            ) : (
              <span className="ell" dir="auto">
                {text}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
};

const Language = () => {
  const { lang } = useWords();
  const other = lang === 'en' ? 'de' : 'en';
  return (
    <button
      type="button"
      className="iconb"
      lang={other}
      onClick={() => speak(other)}
      aria-label={other === 'de' ? 'EN: auf Deutsch lesen' : 'DE: read in English'}
    >
      <IconLanguage size={17} stroke={1.6} aria-hidden="true" />
      <span className="mic m5">{lang.toUpperCase()}</span>
    </button>
  );
};

const Colours = () => {
  const { t } = useWords();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  const Icon = dark ? IconSun : IconMoon;
  return (
    <button
      type="button"
      className="iconb"
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
      aria-label={t(dark ? 'nav.light' : 'nav.dark')}
    >
      <Icon size={17} stroke={1.6} aria-hidden="true" />
    </button>
  );
};
