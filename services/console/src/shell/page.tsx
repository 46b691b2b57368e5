import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../words/use-words.js';
import { TopBar, type Crumb } from './top-bar.js';

/** A page: where you are above, its finding first. A new page takes the focus, so that it is read from its start. */
export const Page = ({ crumbs, children }: { crumbs: readonly Crumb[]; children: ReactNode }) => {
  const main = useRef<HTMLElement>(null);
  const title = crumbs.at(-1)?.text ?? '';
  useEffect(() => {
    document.title = title ? `${title} | Mirrorloop` : 'Mirrorloop';
  }, [title]);
  useEffect(() => {
    if (document.activeElement !== document.body) main.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="main">
      <TopBar crumbs={crumbs} />
      <SkipTarget refTo={main}>{children}</SkipTarget>
    </div>
  );
};

const SkipTarget = ({ refTo, children }: { refTo: React.RefObject<HTMLElement | null>; children: ReactNode }) => (
  <main id="main" ref={refTo} className="page" tabIndex={-1}>
    {children}
  </main>
);

export const SkipLink = () => {
  const { t } = useWords();
  const skip = (event: React.MouseEvent) => {
    event.preventDefault();
    document.getElementById('main')?.focus();
  };
  return (
    <a className="skip" href="#main" onClick={skip}>
      {t('nav.skip')}
    </a>
  );
};
