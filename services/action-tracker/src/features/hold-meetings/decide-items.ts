import { NotFound } from '@mirrorloop/kernel';
import { Injectable } from '@nestjs/common';
import { isObject, type Said } from '../../domain/checks.js';
import { commitItem, decide } from '../../domain/decide-item.js';
import { holdState, revised } from '../../domain/meeting.js';
import { StepKeeper } from '../../domain/step-keeper.js';
import { MeetingsAtWork, revisedNews } from './meetings-at-work.js';

export const ITEM_MOVES = { decide, commit: commitItem } as const;
export type ItemMove = keyof typeof ITEM_MOVES;

/** What is decided takes effect at once: what is committed is a promise before the meeting is closed. */
@Injectable()
export class DecideItems {
  constructor(
    private readonly work: MeetingsAtWork,
    private readonly steps: StepKeeper,
  ) {}

  run(meetingId: string, itemId: string, move: ItemMove, said: Said, by: string): Promise<void> {
    return this.work.change(meetingId, async ({ meeting: before, items, now, tx }) => {
      holdState(before, 'running');
      const known = items.find((item) => item.itemId === itemId);
      if (!known) throw new NotFound('There is no such item on the agenda');
      // The draft that comes along names people too.
      const draft = isObject(said['draft']) ? said['draft'] : known.draft;
      const { actions, ...around } = await this.work.around([{ ...known, draft }], tx);
      const decided = ITEM_MOVES[move](known, actions.get(known.actionId)!, said, { now, by, ...around });
      const { item } = decided;
      await this.steps.keep([decided.steps], by, now, tx);
      const meeting = revised(before);
      return { meeting, items: [item], news: [revisedNews(meeting, 'item-decided', by, item)] };
    });
  }
}
