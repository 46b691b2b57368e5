import { Button } from '@mantine/core';
import { number } from '../words/format.js';
import { useWords } from '../words/use-words.js';

interface Paged {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
}

interface MoreProps {
  shown: number;
  total: number;
  pages: Paged;
  /** Where the list has another order than newest first. */
  said?: 'list.shown' | 'people.shown';
}

/** How much of the whole is on the page, exactly, and the next fifty. */
export const More = ({ shown, total, pages, said = 'list.shown' }: MoreProps) => {
  const { t, lang } = useWords();
  return (
    <div className="row wrap g3 between more">
      <p className="sm mut tab">{t(said, { shown: number(lang, shown), total: number(lang, total) })}</p>
      {pages.hasNextPage && (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
    </div>
  );
};
