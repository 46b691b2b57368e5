import { Allow, type Caller, CurrentCaller } from '@mirrorloop/access';
import { dayIn } from '@mirrorloop/calendar';
import type { PersonDetail } from '@mirrorloop/contracts';
import { JsonBody } from '@mirrorloop/http';
import { Clock, NotFound } from '@mirrorloop/kernel';
import { Controller, Headers, HttpCode, Param, Patch, Post } from '@nestjs/common';
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
import { repeatOf } from '../../repeat-of.js';
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

  /** The same request again, under the same Idempotency-Key, is answered as the first; without one, 422 at `email`. */
  @Post()
  async add(
    @JsonBody(newPerson) facts: z.output<typeof newPerson>,
    @CurrentCaller() caller: Caller,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<PersonDetail> {
    const { timeZone } = this.config.organisation;
    const wanted: NewPerson = { ...facts, timeZone: facts.timeZone ?? timeZone };
    const repeat = repeatOf(caller.id, key, ['people', wanted]);
    const { id } = await this.reviser.addOnce('gateway.change-people', repeat, (roster) => addPerson(roster, wanted));
    return this.shown(id, caller);
  }

  @Patch(':id')
  async change(
    @Param('id') id: string,
    @JsonBody(changedPerson) { version, ...facts }: z.output<typeof changedPerson>,
    @CurrentCaller() caller: Caller,
  ): Promise<PersonDetail> {
    return this.revised(id, caller, (roster, now) =>
      changePerson(roster, id, version, comingOnly(roster, id, facts, now)),
    );
  }

  @Post(':id/leave')
  @HttpCode(200)
  async leave(
    @Param('id') id: string,
    @JsonBody(versionOnly) { version }: z.output<typeof versionOnly>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.revised(id, caller, (roster, now) =>
      leave(roster, id, version, dayIn(roster.people.get(id)?.timeZone ?? 'utc', now)),
    );
  }

  @Post(':id/return')
  @HttpCode(200)
  async comeBack(
    @Param('id') id: string,
    @JsonBody(versionOnly) { version }: z.output<typeof versionOnly>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.revised(id, caller, (roster) => comeBack(roster, id, version));
  }

  private async revised(
    id: string,
    caller: Caller,
    change: (roster: Roster, now: Date) => RosterChange,
  ): Promise<PersonDetail> {
    await this.reviser.revise('gateway.change-people', change);
    return this.shown(id, caller);
  }

  private async shown(id: string, caller: Caller): Promise<PersonDetail> {
    const person = await this.people.find(id);
    if (!person) throw new NotFound('There is no such person');
    return personDetail(person, this.clock.now(), caller);
  }
}

/** When somebody was away is nobody's business any more once they are back. */
function comingOnly({ people }: Roster, id: string, facts: PersonFacts, now: Date): PersonFacts {
  const zone = facts.timeZone ?? people.get(id)?.timeZone;
  if (!facts.absences || !zone) return facts;
  const today = dayIn(zone, now);
  return { ...facts, absences: facts.absences.filter(({ from, to }) => to >= today || to < from) };
}
