import { Allow } from '@mirrorloop/access';
import { dayIn } from '@mirrorloop/calendar';
import type { PersonDetail } from '@mirrorloop/contracts';
import { JsonBody } from '@mirrorloop/http';
import { Clock, NotFound } from '@mirrorloop/kernel';
import { Controller, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { z } from 'zod';
import {
  addPerson,
  changePerson,
  comeBack,
  leave,
  type NewPerson,
  type PersonFacts,
} from '../../domain/people/change-people.js';
import { People } from '../../domain/people/people.js';
import type { Roster, RosterChange } from '../../domain/people/person.js';
import { Reviser } from '../../domain/people/reviser.js';
import { GatewayConfig } from '../../gateway-config.js';
import { personDetail } from '../../person-view.js';
import { changedPerson, newPerson, versionOnly } from './person-shapes.js';

/** Who works here, changed one by one; each change carries the version it was made on. */
@Allow('keep people')
@Controller('api/gateway/people')
export class ChangePeopleController {
  constructor(
    private readonly reviser: Reviser,
    private readonly people: People,
    private readonly clock: Clock,
    private readonly config: GatewayConfig,
  ) {}

  /** The same request again finds them there already, and says so: 422 at `email`. */
  @Post()
  async add(@JsonBody(newPerson) facts: z.output<typeof newPerson>): Promise<PersonDetail> {
    const { timeZone } = this.config.organisation;
    const wanted: NewPerson = { ...facts, timeZone: facts.timeZone ?? timeZone };
    let id = '';
    await this.reviser.revise('gateway.change-people', (roster) => {
      const added = addPerson(roster, wanted);
      id = added.id;
      return added.change;
    });
    return this.shown(id);
  }

  @Patch(':id')
  async change(
    @Param('id') id: string,
    @JsonBody(changedPerson) { version, ...facts }: z.output<typeof changedPerson>,
  ): Promise<PersonDetail> {
    return this.revised(id, (roster, now) => changePerson(roster, id, version, comingOnly(roster, id, facts, now)));
  }

  @Post(':id/leave')
  @HttpCode(200)
  async leave(@Param('id') id: string, @JsonBody(versionOnly) { version }: z.output<typeof versionOnly>) {
    return this.revised(id, (roster, now) =>
      leave(roster, id, version, dayIn(roster.people.get(id)?.timeZone ?? 'utc', now)),
    );
  }

  @Post(':id/return')
  @HttpCode(200)
  async comeBack(@Param('id') id: string, @JsonBody(versionOnly) { version }: z.output<typeof versionOnly>) {
    return this.revised(id, (roster) => comeBack(roster, id, version));
  }

  private async revised(id: string, change: (roster: Roster, now: Date) => RosterChange): Promise<PersonDetail> {
    await this.reviser.revise('gateway.change-people', change);
    return this.shown(id);
  }

  private async shown(id: string): Promise<PersonDetail> {
    const person = await this.people.find(id);
    if (!person) throw new NotFound('There is no such person');
    return personDetail(person, this.clock.now());
  }
}

/** When somebody was away is nobody's business any more once they are back. */
function comingOnly({ people }: Roster, id: string, facts: PersonFacts, now: Date): PersonFacts {
  const zone = facts.timeZone ?? people.get(id)?.timeZone;
  if (!facts.absences || !zone) return facts;
  const today = dayIn(zone, now);
  return { ...facts, absences: facts.absences.filter(({ from, to }) => to >= today || to < from) };
}
