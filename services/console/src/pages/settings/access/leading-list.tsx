import type { ReactNode } from 'react';
import type { useStillList } from '../../../parts/still-list.js';
import { asRefusal } from '../../../api/refusal.js';
import { Failure } from '../../../parts/failure.js';
import { More } from '../../../parts/more.js';
import { Unseen } from '../../../parts/unseen.js';
import { Waiting } from '../../../parts/waiting.js';

interface ListProps<T> {
  list: ReturnType<typeof useStillList<T>>;
  what: string;
  /** The finding the page opens with. */
  title: (total: number) => string;
  tools: ReactNode;
  label: string;
  empty: ReactNode;
  row: (item: T) => ReactNode;
  /** Where it has another order than newest first. */
  shown?: 'people.shown';
}

/** A list that is a page: its finding, its tools, its rows; or why there are none. */
export function LeadingList<T>({
  list: { pages, items, total },
  what,
  title,
  tools,
  label,
  empty,
  row,
  shown,
}: ListProps<T>) {
  if (pages.isPending) return <Waiting what={what} lead />;
  if (pages.isError && items.length === 0) {
    const refusal = asRefusal(pages.error);
    if (refusal.unseen) return <Unseen />;
    return <Failure what={what} lead refusal={refusal} again={() => void pages.refetch()} />;
  }
  return (
    <>
      <h1 className="finding">{title(total)}</h1>
      {tools}
      <section className="card" aria-label={label}>
        {items.length === 0 ? (
          empty
        ) : (
          <>
            <ul className="rows">{items.map(row)}</ul>
            <More shown={items.length} total={total} pages={pages} {...(shown && { said: shown })} />
          </>
        )}
      </section>
    </>
  );
}
