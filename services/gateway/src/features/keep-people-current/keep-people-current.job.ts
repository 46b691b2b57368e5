import { forgottenBefore, Settings } from '@mirrorloop/messaging';
import { Job, Periodic } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import { lookFurther, runsOut } from '../../domain/people/calendars.js';
import { forgetWhoLeft } from '../../domain/people/forget-who-left.js';
import { Holidays } from '../../domain/people/holidays.js';
import { People } from '../../domain/people/people.js';
import { Reviser } from '../../domain/people/reviser.js';

/** Forgets the names of those who left a while ago, and lets calendars know the holidays of further years. */
@Periodic()
@Injectable()
export class KeepPeopleCurrent extends Job {
  readonly name = 'keep people current';
  readonly everyMs = 6 * 3_600_000;

  constructor(
    private readonly reviser: Reviser,
    private readonly people: People,
    private readonly holidays: Holidays,
    private readonly settings: Settings,
  ) {
    super();
  }

  async run(now: Date): Promise<void> {
    const before = forgottenBefore(await this.settings.now(), 'namesOfWhoLeft', now);
    if (before) await this.reviser.revise('gateway.keep-people-current', (roster) => forgetWhoLeft(roster, before));
    if (!(await this.people.calendars()).some((calendar) => runsOut(calendar, now))) return;
    const book = await this.holidays.book();
    await this.reviser.revise('gateway.keep-people-current', (roster) => lookFurther(roster, book, now));
  }
}
