import { MeetingRevised, type Outgoing } from '@mirrorloop/contracts';
import { Clock, derivedId, NotFound } from '@mirrorloop/kernel';
import { Outbox, published, type Transaction, Transactions } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import type { Action } from '../../domain/action.js';
import { Actions } from '../../domain/actions.js';
import type { ActionsById } from '../../domain/close-meeting.js';
import { idsSaid, playbookSaid } from '../../domain/commitment.js';
import type { Decision, Item, Meeting } from '../../domain/meeting.js';
import { type HeldMeeting, Meetings } from '../../domain/meetings.js';
import { type People, PeopleDirectory } from '../../domain/people.js';
import { Playbooks, type PlaybooksById } from '../../domain/playbooks.js';
import { namedIn } from '../../domain/shown-action.js';

export interface Asked extends HeldMeeting {
  readonly now: Date;
  readonly tx: Transaction;
}
/** What became of a meeting, and what is told of it. */
export interface Became extends HeldMeeting {
  readonly news: readonly Outgoing[];
}

export interface AroundItems {
  readonly actions: ActionsById;
  readonly people: People;
  readonly playbooks: PlaybooksById;
}

/** A meeting is changed by one at a time: locked, changed, kept and told in one transaction. */
@Injectable()
export class MeetingsAtWork {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly meetings: Meetings,
    private readonly actions: Actions,
    private readonly directory: PeopleDirectory,
    private readonly playbooks: Playbooks,
    private readonly clock: Clock,
  ) {}

  change(meetingId: string, work: (asked: Asked) => Promise<Became>): Promise<void> {
    return this.transactions.run(async (tx) => {
      const held = await this.meetings.lock(meetingId, tx);
      if (!held) throw new NotFound('There is no such meeting');
      const now = this.clock.now();
      await this.keep(await work({ ...held, now, tx }), now, tx);
    });
  }

  /** One that is new, or as it became. */
  async keep({ meeting, items, news }: Became, now: Date, tx: Transaction): Promise<void> {
    const { meetingId, revision } = meeting;
    await this.meetings.save(meeting, items, tx);
    const cause = { id: derivedId('meeting', meetingId, String(revision)), correlationId: meetingId };
    await this.outbox.append(published('action-tracker.hold-meetings', cause, news, now), tx);
  }

  /** The actions of these items, locked, with everybody and every playbook that they and their drafts name. */
  async around(items: readonly Item[], tx: Transaction): Promise<AroundItems> {
    const ids = items.map(({ actionId }) => actionId);
    const actions = await this.actions.lock(ids, tx);
    const people = await this.directory.of(namedAround(items, actions), tx);
    return { actions: byId(actions), people, playbooks: await this.playbooks.named(playbooksAround(items), tx) };
  }
}

export const byId = (actions: readonly Action[]): ActionsById =>
  new Map(actions.map((action) => [action.actionId, action]));

export const namedAround = (items: readonly Item[], actions: readonly Action[]): string[] => [
  ...items.flatMap(({ draft }) => (draft ? idsSaid(draft) : [])),
  ...namedIn(actions),
];

export const playbooksAround = (items: readonly Item[]): string[] =>
  items.flatMap(({ draft }) => (draft && playbookSaid(draft)) ?? []);

type What = 'planned' | 'started' | 'cancelled' | 'item-added' | 'item-decided';
export const revisedNews = (
  { meetingId, seriesId, title, revision }: Meeting,
  what: What,
  by: string,
  about: { actionId: string; decision: Decision } | null = null,
): Outgoing =>
  MeetingRevised.of(
    { meetingId, seriesId, title, by, what, actionId: about?.actionId ?? null, decision: about?.decision ?? null },
    revision,
  );
