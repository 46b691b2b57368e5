import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { queries } from '../../api/queries.js';
import { asRefusal } from '../../api/refusal.js';
import { endCalendarFeed, makeCalendarFeed } from '../../api/work.js';
import { Notice } from '../../parts/notice.js';
import { Sure } from '../../parts/sure.js';
import { day } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

/** One's deadlines in one's own calendar: an address that is shown once and can be taken back. */
export const CalendarFeed = () => {
  const { t, lang } = useWords();
  const client = useQueryClient();
  const { data: feed } = useQuery(queries.calendarFeed());
  const again = () => client.invalidateQueries({ queryKey: queries.calendarFeed().queryKey });
  const make = useMutation({ mutationFn: makeCalendarFeed, onSuccess: again });
  const end = async () => {
    await endCalendarFeed();
    make.reset();
    await again();
  };
  // Whoever subscribed to the one before finds nothing there.
  const another = async () => {
    await make.mutateAsync();
  };
  return (
    <section className="card col g3">
      <h2>{t('feed.title')}</h2>
      <p className="sm mid">{feed?.madeAt ? t('feed.since', { day: day(lang, feed.madeAt) }) : t('feed.none')}</p>
      {make.error && !feed?.madeAt && <Notice refusal={asRefusal(make.error)} fields={[]} />}
      {make.data && (
        <TextInput
          label={t('feed.address')}
          description={t('feed.once')}
          readOnly
          value={`${window.location.origin}${make.data.path}`}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      <div className="row g2 wrap">
        {feed?.madeAt ? (
          <>
            <Sure label={t('feed.another')} name={t('feed.another')} follows={t('feed.follows')} go={another} />
            <Sure label={t('feed.end')} name={t('feed.end')} follows={t('feed.follows')} go={end} />
          </>
        ) : (
          <Button variant="default" onClick={() => make.mutate()} loading={make.isPending}>
            {t('feed.make')}
          </Button>
        )}
      </div>
    </section>
  );
};
