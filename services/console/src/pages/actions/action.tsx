import type { ActionView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { queries } from '../../api/queries.js';
import { LoopChain } from '../../parts/loop-chain.js';
import { Region } from '../../parts/region.js';
import { TraceCard } from '../../parts/trace-card.js';
import { Page } from '../../shell/page.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { ActionChips } from './action-chips.js';
import { Escalations } from './escalations.js';
import { History } from './history.js';
import { LateBanner } from './late-banner.js';
import { MakeAction } from './make-action.js';
import { SuccessMeasure } from './success-measure.js';
import { WaitingCost } from './waiting-cost.js';
import { WhoAndWhen } from './who-and-when.js';
import { WithdrawnBanner } from './withdrawn-banner.js';
import { canBePromised } from './work.js';
import { WorkOnIt } from './work-on-it.js';

/** What does waiting cost, who acts until when, and when is it judged? */
export const Action = () => {
  const { t } = useWords();
  const { actionId } = useParams({ from: '/shell/actions/$actionId' });
  const action = useQuery(queries.action(actionId));
  return (
    <Page crumbs={[{ text: t('nav.actions'), to: '/actions' }, { text: action.data?.title ?? t('action.one') }]}>
      <Region query={action} what={t('what.action')} lead>
        {(data) => <Known action={data} />}
      </Region>
    </Page>
  );
};

const Known = ({ action }: { action: ActionView }) => {
  const { t, lang } = useWords();
  const [making, setMaking] = useState(false);
  const insight = useQuery(queries.insight(action.insightId)).data;
  const trace = useQuery(queries.trace('action', action.id));
  return (
    <>
      <header className="col g3">
        <div className="row wrap g2">
          <ActionChips action={action} />
          <span className="sm mut">{t('action.version', { version: number(lang, action.version) })}</span>
        </div>
        <h1 className="finding" dir="auto">
          {action.problem ?? action.title}
        </h1>
      </header>
      <LateBanner action={action} />
      <WithdrawnBanner action={action} />
      <LoopChain insight={insight} action={action} trace={trace.data} at="action" />
      <div className="grid two">
        <div className="col g5">
          <WaitingCost action={action} since={insight?.raisedAt ?? action.proposedAt} />
          <section className="card col g2">
            <h2>{t('action.history')}</h2>
            <Region query={useQuery(queries.history(action.id))} what={t('what.history')}>
              {(entries) => <History entries={entries} />}
            </Region>
          </section>
        </div>
        <div className="col g4">
          <WhoAndWhen action={action} make={() => setMaking(true)} />
          <Escalations action={action} />
          <WorkOnIt action={action} />
          {action.successMeasure && <SuccessMeasure measure={action.successMeasure} committedAt={action.committedAt} />}
          <TraceCard trace={trace} />
        </div>
      </div>
      {canBePromised(action) && (
        <MakeAction action={action} insight={insight} opened={making} close={() => setMaking(false)} />
      )}
    </>
  );
};
