import type { MeetingView } from '@mirrorloop/contracts';
import { Clock, NotFound } from '@mirrorloop/kernel';
import { Injectable } from '@nestjs/common';
import { type HeldMeeting, Meetings } from '../../domain/meetings.js';
import { PeopleDirectory } from '../../domain/people.js';
import { Playbooks } from '../../domain/playbooks.js';
import { shownMeeting } from './meeting-view.js';
import { DrawAgenda } from './draw-agenda.js';
import { byId, namedAround, playbooksAround } from './meetings-at-work.js';

/** A meeting as it stands: its agenda from the moment it begins, until then as it would be now. */
@Injectable()
export class ShowMeetings {
  constructor(
    private readonly meetings: Meetings,
    private readonly agenda: DrawAgenda,
    private readonly directory: PeopleDirectory,
    private readonly playbooks: Playbooks,
    private readonly clock: Clock,
  ) {}

  private async held(meetingId: string): Promise<HeldMeeting> {
    const found = await this.meetings.find(meetingId);
    if (!found) throw new NotFound('There is no such meeting');
    return found.meeting.state === 'planned' ? this.agenda.of(found.meeting, this.clock.now()) : found;
  }

  async show(meetingId: string): Promise<MeetingView> {
    const held = await this.held(meetingId);
    const { meeting, items } = held;
    const actions = await this.meetings.actionsOf(items.map(({ actionId }) => actionId));
    const people = await this.directory.of([...meeting.attendeeIds, ...namedAround(items, actions)]);
    const playbooks = await this.playbooks.named(playbooksAround(items));
    const links = { previous: await this.link(meeting.previousId), next: await this.link(meeting.nextId) };
    return shownMeeting(held, { actions: byId(actions), people, playbooks, now: this.clock.now(), ...links });
  }

  private async link(id: string | null): Promise<MeetingView['previous']> {
    const startsAt = id ? await this.meetings.startOf(id) : undefined;
    return id && startsAt ? { id, startsAt: startsAt.toISOString() } : null;
  }
}
