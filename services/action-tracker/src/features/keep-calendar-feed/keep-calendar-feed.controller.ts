import { createHash, randomBytes } from 'node:crypto';
import { Allow, type Caller, CurrentCaller } from '@mirrorloop/access';
import type { CalendarFeedMade, CalendarFeedView } from '@mirrorloop/contracts';
import { uuidParam } from '@mirrorloop/http';
import { Clock, NotFound, Rejected } from '@mirrorloop/kernel';
import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { CalendarFeeds } from './calendar-feeds.js';

export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** One's own deadlines as a calendar to subscribe to; its address is a secret, shown once, that one can take back. */
@Allow('be signed in')
@Controller('api/action-tracker/calendar-feed')
export class KeepCalendarFeedController {
  constructor(
    private readonly feeds: CalendarFeeds,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@CurrentCaller() { id }: Caller): Promise<CalendarFeedView> {
    const feed = uuidParam.safeParse(id).success ? await this.feeds.of(id) : undefined;
    return { madeAt: feed?.madeAt.toISOString() ?? null };
  }

  /** Another address; the one before shows nothing more. */
  @Post()
  async make(@CurrentCaller() { id }: Caller): Promise<CalendarFeedMade> {
    const secret = randomBytes(24).toString('base64url');
    const madeAt = this.clock.now();
    const made = uuidParam.safeParse(id).success && (await this.feeds.make(id, hashOf(secret), madeAt));
    const message = 'Only somebody who works here has deadlines of their own.';
    if (!made) throw new Rejected(message, [{ path: '', message }]);
    return { madeAt: madeAt.toISOString(), path: `/calendar/${secret}.ics` };
  }

  @Delete()
  @HttpCode(204)
  async revoke(@CurrentCaller() { id }: Caller): Promise<void> {
    if (!uuidParam.safeParse(id).success || !(await this.feeds.revoke(id))) throw new NotFound('There is no feed');
  }
}
