import type { Transaction } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { agendaOf, itemsOf } from '../../domain/agenda.js';
import type { Decision, Meeting } from '../../domain/meeting.js';
import { type HeldMeeting, Meetings } from '../../domain/meetings.js';

/** The agenda as it would be now: what the last meeting of the series promised, and what stands worst. */
@Injectable()
export class DrawAgenda {
  constructor(private readonly meetings: Meetings) {}

  async of(meeting: Meeting, now: Date, tx?: Transaction): Promise<HeldMeeting> {
    const last = await this.meetings.lastClosed(meeting.seriesId, tx);
    const decided = (decision: Decision) =>
      (last?.items ?? []).filter((item) => item.decision === decision).map(({ actionId }) => actionId);
    const [promised, deferred] = [decided('committed'), decided('deferred')];
    const standings = await this.meetings.standings([...promised, ...deferred], now, tx);
    const { lines, leftOut } = agendaOf({ promised, deferred, ...standings });
    const drawn = { ...meeting, leftOut, previousId: last?.meeting.meetingId ?? null };
    return { meeting: drawn, items: itemsOf(meeting.meetingId, lines) };
  }
}
