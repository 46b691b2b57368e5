import type { ActionView } from '@mirrorloop/contracts';
import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import { deadline, place } from '../../words/format.js';
import { amountOf } from '../../words/stakes.js';
import { useWords } from '../../words/use-words.js';

/** The deadline is near or has passed: said once, with what each further week costs. */
export const LateBanner = ({ action }: { action: ActionView }) => {
  const { t, lang } = useWords();
  if (!action.owner || !action.deadline || !(action.due || action.overdue)) return null;
  const Icon = action.overdue ? IconAlertTriangle : IconClock;
  const when = {
    by: deadline(lang, action.deadline, action.owner.timeZone),
    place: place(action.owner.timeZone),
    owner: action.owner.name,
  };
  const side = action.stakes?.notActing;
  return (
    <div className={`toast ${action.overdue ? 'alert' : ''}`} role="status">
      <Icon size={18} aria-hidden="true" />
      <div>
        <p className="b">{t(action.overdue ? 'action.overdueSince' : 'action.dueBy', when)}</p>
        <p className="mid">
          {side ? t('action.eachWeek', { amount: amountOf(lang, side) }) : t('action.ownerHears', when)}
        </p>
      </div>
    </div>
  );
};
