import { Button } from '@mantine/core';
import { number } from '../words/format.js';
import { useWords } from '../words/use-words.js';

interface Paged {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
}

/** How much of the whole is on the page, exactly, and the next fifty. */
export const More = ({ shown, total, pages }: { shown: number; total: number; pages: Paged }) => {
  const { t, lang } = useWords();
  return (
    <div className="row wrap g3 between more">
      <p className="sm mut tab">{t('list.shown', { shown: number(lang, shown), total: number(lang, total) })}</p>
      {pages.hasNextPage && (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
    </div>
  );
};
