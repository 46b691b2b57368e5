import { Allow } from '@mirrorloop/access';
import { Sends } from '@mirrorloop/http';
import { Clock, NotFound } from '@mirrorloop/kernel';
import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Meetings } from '../../domain/meetings.js';
import { calendarOfMinutes } from './calendar-of-minutes.js';
import { idOf } from './meetings.controller.js';
import { byId } from './meetings-at-work.js';

/** What a meeting promised, and when the next one is, to take into a calendar. */
@Controller('api/action-tracker/meetings')
export class MinutesCalendarController {
  constructor(
    private readonly meetings: Meetings,
    private readonly clock: Clock,
  ) {}

  @Allow('see meetings')
  @Sends(['text/calendar'], 200)
  @Get(':id/calendar.ics')
  async show(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const held = await this.meetings.find(idOf(id));
    if (!held) throw new NotFound('There is no such meeting');
    const { nextId, meetingId } = held.meeting;
    const next = nextId ? await this.meetings.find(nextId) : undefined;
    const promised = held.items.filter(({ decision }) => decision === 'committed');
    const actions = byId(await this.meetings.actionsOf(promised.map(({ actionId }) => actionId)));
    const calendar = calendarOfMinutes(held, actions, next?.meeting, this.clock.now());
    void reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', `attachment; filename="meeting-${meetingId}.ics"`)
      .send(calendar);
  }
}
