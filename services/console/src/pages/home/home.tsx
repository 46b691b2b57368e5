import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries.js';
import { Region } from '../../parts/region.js';
import { Page } from '../../shell/page.js';
import { homeFinding } from '../../words/finding.js';
import { useWords } from '../../words/use-words.js';
import { ActionGap } from './action-gap.js';
import { KnowledgeGap } from './knowledge-gap.js';
import { LoopSpeed } from './loop-speed.js';
import { NotYet } from './not-yet.js';
import { Today } from './today.js';
import { UnderstandingGap } from './understanding-gap.js';
import { useStanding } from './use-standing.js';

/** How large is each gap, why, and what should I do today? */
export const Home = () => {
  const { t, lang } = useWords();
  const standing = useStanding();
  const failed = useQuery(queries.failedCount());
  return (
    <Page crumbs={[{ text: t('nav.gaps') }]}>
      <div className="lead">
        <Region query={standing} what={t('what.standing')} lead>
          {(known) => <h1 className="finding wide">{homeFinding(t, lang, known)}</h1>}
        </Region>
      </div>
      <section className="card gaps" aria-label={t('home.gaps')}>
        <div className="grid three">
          <KnowledgeGap />
          <UnderstandingGap />
          <ActionGap standing={standing} />
        </div>
      </section>
      <div className="grid two today">
        <Today standing={standing} failed={failed.data?.total ?? 0} />
        <div className="col g4">
          <LoopSpeed standing={standing} />
          <NotYet />
        </div>
      </div>
    </Page>
  );
};
