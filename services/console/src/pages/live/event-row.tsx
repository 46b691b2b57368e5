import { Link } from '@tanstack/react-router';
import { memo, useState } from 'react';
import { type Fact, Facts } from '../../parts/facts.js';
import { Chip } from '../../parts/marks.js';
import { instant } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import type { LiveEvent, LiveItem } from './event-list.js';

/** A row that is shown is never drawn again: what it says doesn't change. */
export const ItemRow = memo(({ item }: { item: LiveItem }) => (
  <li className="liverow">
    {item.kind === 'event' && <EventRow event={item.event} />}
    {item.kind === 'gap' && <Odd title="live.gap" topic={item.gap.topic} reason={item.gap.reason} />}
    {item.kind === 'unreadable' && (
      <Odd title="live.unreadable" topic={item.unreadable.topic} text={item.unreadable.text} />
    )}
  </li>
));
ItemRow.displayName = 'ItemRow';

const EventRow = ({ event }: { event: LiveEvent }) => {
  const { lang } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span className="m5 wrapany">{event.type}</span>
        <span className="mic mut row wrap g2">
          <time dateTime={event.time}>{instant(lang, event.time)}</time>
          <code className="wrapany">{event.subject}</code>
        </span>
      </summary>
      {open && <Fields event={event} />}
    </details>
  );
};

const Fields = ({ event }: { event: LiveEvent }) => {
  const { t } = useWords();
  const { topic, partition, position, sequence, id, correlationid, causationid } = event;
  const facts: Fact[] = [
    { name: t('live.topic'), value: topic },
    { name: t('live.key'), value: event.subject },
    { name: t('live.place'), value: t('live.placeOf', { partition, position }) },
    { name: t('live.sequence'), value: sequence },
    { name: t('live.event'), value: id },
    ...(correlationid ? [{ name: t('live.correlation'), value: correlationid }] : []),
    ...(causationid ? [{ name: t('live.cause'), value: causationid }] : []),
  ];
  return (
    <div className="col g3">
      <ToItsTrace event={event} />
      <Facts facts={facts} />
      <pre className="code" dir="auto" tabIndex={0} aria-label={`${t('live.data')}, ${event.type}`}>
        {JSON.stringify(event.data, null, 2)}
      </pre>
    </div>
  );
};

/** Signals, insights and actions have a page with the way they came. */
const ToItsTrace = ({ event: { topic, data } }: { event: LiveEvent }) => {
  const { t } = useWords();
  const { signalId, insightId, actionId } = data;
  const said = t('live.follow');
  if (topic === 'ingestion.signals' && typeof signalId === 'string')
    return (
      <Link className="link" to="/signals/$signalId" params={{ signalId }}>
        {said}
      </Link>
    );
  if (topic === 'action-tracker.actions' && typeof actionId === 'string')
    return (
      <Link className="link" to="/actions/$actionId" params={{ actionId }}>
        {said}
      </Link>
    );
  if (topic === 'insight.insights' && typeof insightId === 'string')
    return (
      <Link className="link" to="/insights/$insightId" params={{ insightId }}>
        {said}
      </Link>
    );
  return null;
};

const Odd = ({ title, topic, reason, text }: { title: string; topic: string; reason?: string; text?: string }) => {
  const { t } = useWords();
  return (
    <div className="col g1">
      <p>
        <Chip kind="warn" icon="alert">
          {t(title)}
        </Chip>
      </p>
      <p className="mic mut">
        {topic} {reason && t(`live.gap.${reason}`)}
      </p>
      {text && (
        <p className="sm wrapany" dir="auto">
          {text}
        </p>
      )}
    </div>
  );
};
