import type { ActionView } from '@mirrorloop/contracts';
import { Link } from '@tanstack/react-router';
import { ActionChips } from './action-chips.js';

/** How an action is told from others where several stand: its state, and its title as the way to it. */
export const ActionHead = ({ action }: { action: ActionView }) => (
  <>
    <div className="row wrap g2">
      <ActionChips action={action} />
    </div>
    <h3>
      <Link className="link m5" to="/actions/$actionId" params={{ actionId: action.id }} dir="auto">
        {action.title}
      </Link>
    </h3>
  </>
);
