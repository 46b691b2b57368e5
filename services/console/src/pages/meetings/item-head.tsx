import type { InsightView, MeetingItemView } from '@mirrorloop/contracts';
import { Link } from '@tanstack/react-router';
import type { RefObject } from 'react';
import { Chip } from '../../parts/marks.js';
import { deadline } from '../../words/format.js';
import { amountOf, endsOf } from '../../words/stakes.js';
import { useWords } from '../../words/use-words.js';
import { ActionChips } from '../actions/action-chips.js';

interface HeadProps {
  item: MeetingItemView;
  insight: InsightView | undefined;
  heading: RefObject<HTMLHeadingElement | null>;
}

/** What it is about, so that the last row can read it: the finding, and what a week of waiting costs. */
export const ItemHead = ({ item: { action, section }, insight, heading }: HeadProps) => {
  const { t } = useWords();
  const said = action.problem ?? insight?.statement ?? action.title;
  return (
    <header className="stage-head">
      <div className="col g3">
        <div className="row wrap g2">
          <Chip kind="acc">{t(`meetings.section.${section}`)}</Chip>
          <ActionChips action={action} />
        </div>
        <h1 className="huge" ref={heading} tabIndex={-1} dir="auto">
          {said}
        </h1>
        <Promise action={action} />
        <p className="row wrap g4 sm">
          <Link className="link" to="/insights/$insightId" params={{ insightId: action.insightId }}>
            {t('meetings.seeInsight')}
          </Link>
          <Link className="link" to="/actions/$actionId" params={{ actionId: action.id }}>
            {t('meetings.seeAction')}
          </Link>
        </p>
      </div>
      <Cost action={action} />
    </header>
  );
};

type OfAction = { action: MeetingItemView['action'] };

const Promise = ({ action: { owner, deadline: by } }: OfAction) => {
  const { t, lang } = useWords();
  if (!owner || !by) return null;
  return (
    <p className="said-yes" dir="auto">
      {t('meetings.isOwner', { owner: owner.name, deadline: deadline(lang, by, owner.timeZone) })}
    </p>
  );
};

const Cost = ({ action: { stakes } }: OfAction) => {
  const { t, lang } = useWords();
  if (!stakes) return null;
  const ends = endsOf(lang, stakes.notActing);
  return (
    <div className="stage-cost">
      <p className="mid">{t('meetings.costs')}</p>
      <p className="cost">{amountOf(lang, stakes.notActing)}</p>
      <p className="mut tab">{ends ? t('meetings.interval', ends) : t('stakes.stated')}</p>
    </div>
  );
};
