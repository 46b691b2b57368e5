import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type AuditFilter, readAudit } from '../../api/gateway.js';
import { asRefusal } from '../../api/refusal.js';
import { Empty } from '../../parts/empty.js';
import { Failure } from '../../parts/failure.js';
import { More } from '../../parts/more.js';
import { Unseen } from '../../parts/unseen.js';
import { Waiting } from '../../parts/waiting.js';
import { Page } from '../../shell/page.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { AuditFilters } from './audit-filters.js';
import { AuditRow } from './audit-row.js';
import { AuditTools } from './audit-tools.js';

/** Who changed what and who looked at whose data. */
export const Audit = () => {
  const { t } = useWords();
  const filter = useSearch({ from: '/shell/settings/audit' });
  return (
    <Page crumbs={[{ text: t('nav.settings') }, { text: t('nav.audit') }]}>
      <Trail filter={filter} />
    </Page>
  );
};

/** Asked for once and not again by itself: whoever reads the trail is in it. */
const Trail = ({ filter }: { filter: AuditFilter }) => {
  const { t, lang } = useWords();
  const pages = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) => readAudit(filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: Infinity,
    gcTime: 0,
  });
  if (pages.isPending) return <Waiting what={t('what.audit')} lead />;
  if (pages.isError) return <Refused error={pages.error} again={() => void pages.refetch()} />;
  const items = pages.data.pages.flatMap((page) => page.items);
  const total = pages.data.pages[0]!.total;
  return (
    <>
      <h1 className="finding">
        {t(total === 0 ? 'audit.titleNone' : 'audit.title', { count: total, n: number(lang, total) })}
      </h1>
      <p className="sm mid">{t('audit.about')}</p>
      <AuditFilters key={JSON.stringify(filter)} filter={filter} />
      <AuditTools filter={filter} />
      <section className="card" aria-label={t('nav.audit')}>
        {items.length === 0 ? (
          <Empty title={t('audit.none')}>
            <p className="sm mid">{t('audit.noneText')}</p>
          </Empty>
        ) : (
          <>
            <ul className="rows">
              {items.map((entry) => (
                <AuditRow key={entry.position} entry={entry} />
              ))}
            </ul>
            <More shown={items.length} total={total} pages={pages} />
          </>
        )}
      </section>
    </>
  );
};

const Refused = ({ error, again }: { error: Error; again: () => void }) => {
  const { t } = useWords();
  const refusal = asRefusal(error);
  return refusal.unseen ? <Unseen /> : <Failure what={t('what.audit')} lead refusal={refusal} again={again} />;
};
