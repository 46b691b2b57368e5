import { Allow, type Caller, CurrentCaller } from '@mirrorloop/access';
import { JsonBody, seenVersion } from '@mirrorloop/http';
import { Controller, Headers, Param, Patch, Post } from '@nestjs/common';
import { z } from 'zod';
import { addTeam, changeTeam } from '../../domain/people/change-teams.js';
import { Reviser } from '../../domain/people/reviser.js';
import { aName } from '../../one-line.js';
import { repeatOf } from '../../repeat-of.js';

const newTeam = z.strictObject({
  name: aName,
  managerId: z.uuid().nullable().default(null),
  memberIds: z.array(z.uuid()).min(1, 'a team has at least one person').max(5000),
});
const changedTeam = z.strictObject({
  version: seenVersion,
  name: aName.optional(),
  managerId: z.uuid().nullable().optional(),
});

/** Teams, named and led; who is in one is said of each person. Each answers with the team's id and new version. */
@Allow('keep people')
@Controller('api/gateway/teams')
export class ChangeTeamsController {
  constructor(private readonly reviser: Reviser) {}

  /** The same request again, under the same Idempotency-Key, makes no second team. */
  @Post()
  async add(
    @JsonBody(newTeam) wanted: z.output<typeof newTeam>,
    @CurrentCaller() caller: Caller,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<{ id: string; version: number }> {
    const repeat = repeatOf(caller.id, key, ['teams', wanted]);
    return this.reviser.addOnce('gateway.change-teams', repeat, (roster) => addTeam(roster, wanted));
  }

  @Patch(':id')
  async change(
    @Param('id') id: string,
    @JsonBody(changedTeam) { version, ...facts }: z.output<typeof changedTeam>,
  ): Promise<{ id: string; version: number }> {
    const { teams } = await this.reviser.revise('gateway.change-teams', (roster) =>
      changeTeam(roster, id, version, facts),
    );
    return { id, version: teams.find((team) => team.id === id)?.version ?? version };
  }
}
