import { Open } from '@mirrorloop/access';
import { Sends } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { calendarOf } from './calendar-of.js';
import { CalendarFeeds } from './calendar-feeds.js';
import { hashOf } from './keep-calendar-feed.controller.js';

const FILE = /^([\w-]{32})\.ics$/;

/** No sign-in: a calendar program has none. The address alone says whose deadlines these are. */
@Open()
@Controller('calendar')
export class CalendarController {
  constructor(private readonly feeds: CalendarFeeds) {}

  @Sends(['text/calendar'], 200)
  @Get(':file')
  async show(@Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    const secret = FILE.exec(file)?.[1];
    const owner = secret ? await this.feeds.ownerOf(hashOf(secret)) : undefined;
    if (!owner) throw new NotFound('There is no such calendar');
    const promises = await this.feeds.promisesOf(owner.personId);
    const meetings = await this.feeds.meetingsOf(owner.personId);
    void reply
      .type('text/calendar; charset=utf-8')
      .header('cache-control', 'private, max-age=300')
      .header('content-disposition', 'attachment; filename="mirrorloop.ics"')
      .send(calendarOf(`Mirrorloop: ${owner.name}`, promises, meetings));
  }
}
