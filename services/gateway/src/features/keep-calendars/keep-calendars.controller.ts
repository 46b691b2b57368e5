import { Allow } from '@mirrorloop/access';
import type { CalendarView, CountryView, Page } from '@mirrorloop/contracts';
import { JsonBody, seenVersion } from '@mirrorloop/http';
import { NotFound, VersionConflict } from '@mirrorloop/kernel';
import { Controller, Get, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import { addCalendar, changeCalendar } from '../../domain/people/calendars.js';
import { Holidays } from '../../domain/people/holidays.js';
import { type CalendarOfPeople, People } from '../../domain/people/people.js';
import type { Roster } from '../../domain/people/person.js';
import { Reviser } from '../../domain/people/reviser.js';
import { aName } from '../../one-line.js';

const span = z.strictObject({ from: z.string().max(5), to: z.string().max(5) });
const facts = z.strictObject({
  name: aName,
  country: z.string().max(3).nullable().default(null),
  region: z.string().max(10).nullable().default(null),
  week: z.array(z.array(span).max(10)).length(7),
  daysOff: z
    .array(z.strictObject({ date: z.iso.date(), name: aName }))
    .max(500)
    .default([]),
  workedOn: z.array(z.iso.date()).max(500).default([]),
});
const changed = facts.extend({ version: seenVersion });

/** Hours and days off, for whoever keeps that calendar. */
@Allow('keep people')
@Controller('api/gateway/calendars')
export class KeepCalendarsController {
  constructor(
    private readonly reviser: Reviser,
    private readonly people: People,
    private readonly holidays: Holidays,
  ) {}

  @Allow('see people')
  @Get()
  async list(): Promise<Page<CalendarView>> {
    const items = (await this.people.calendars()).map(calendarView);
    return { items, next: null, total: items.length };
  }

  @Allow('see people')
  @Get('countries')
  async countries(): Promise<Page<CountryView>> {
    const items = (await this.holidays.book()).countries();
    return { items, next: null, total: items.length };
  }

  @Post()
  async add(@JsonBody(facts) wanted: z.output<typeof facts>): Promise<CalendarView> {
    const book = await this.holidays.book();
    const { calendars } = await this.reviser.revise('gateway.keep-calendars', (roster, now) =>
      addCalendar(roster, wanted, book, now),
    );
    return this.shown(calendars[0]!.id);
  }

  @Put(':id')
  async change(
    @Param('id') id: string,
    @JsonBody(changed) { version, ...wanted }: z.output<typeof changed>,
  ): Promise<CalendarView> {
    const book = await this.holidays.book();
    await this.reviser.revise('gateway.keep-calendars', (roster, now) => {
      refuseStale(roster, id, version);
      return changeCalendar(roster, { id, ...wanted }, book, now);
    });
    return this.shown(id);
  }

  private async shown(id: string): Promise<CalendarView> {
    return calendarView((await this.people.calendars()).find((calendar) => calendar.id === id)!);
  }
}

function refuseStale({ calendars }: Roster, id: string, version: number): void {
  const calendar = calendars.get(id);
  if (!calendar) throw new NotFound('There is no such calendar');
  if (calendar.version !== version)
    throw new VersionConflict(`${calendar.name} is at version ${calendar.version}: look again before you change it.`);
}

const calendarView = (calendar: CalendarOfPeople): CalendarView => ({
  ...calendar,
  week: calendar.week.map((spans) => [...spans]),
  daysOff: [...calendar.daysOff],
  workedOn: [...calendar.workedOn],
  holidays: [...calendar.holidays],
});
