import { Allow } from '@mirrorloop/access';
import type { CaseSettingsView } from '@mirrorloop/contracts';
import { JsonBody, seenVersion } from '@mirrorloop/http';
import { Rejected, VersionConflict } from '@mirrorloop/kernel';
import { Controller, Get, Put } from '@nestjs/common';
import { z } from 'zod';
import type { CaseSettings } from '../../domain/case.js';
import { Cases } from '../../domain/cases.js';
import { PeopleDirectory } from '../../domain/people.js';

const hours = z.number().positive().max(2_000);
const body = z.strictObject({
  version: seenVersion,
  respondHours: hours,
  resolveHours: hours,
  likeCases: z.number().int().min(2).max(1_000),
  windowDays: z.number().int().min(1).max(365),
  routes: z.array(z.strictObject({ touchpoint: z.string().trim().min(1).max(500), teamId: z.uuid() })).max(500),
  defaultTeamId: z.uuid().nullable(),
});

@Controller('api/action-tracker/case-settings')
export class KeepCaseSettingsController {
  constructor(
    private readonly cases: Cases,
    private readonly directory: PeopleDirectory,
  ) {}

  /** The clocks of a case, who gets it, and how many like ones ask for one action. */
  @Allow('see settings')
  @Get()
  async show(): Promise<CaseSettingsView> {
    return viewOf(await this.cases.settings());
  }

  /** For cases that open from now on. */
  @Allow('keep escalation policies')
  @Put()
  async change(@JsonBody(body) said: z.output<typeof body>): Promise<CaseSettingsView> {
    await this.holdTeams(said);
    const to = { ...said, version: said.version + 1 };
    if (await this.cases.changeSettings(to, said.version)) return viewOf(to);
    const { version } = await this.cases.settings();
    throw new VersionConflict(`The settings are at version ${version}: look again before you change them.`);
  }

  private async holdTeams({ routes, defaultTeamId }: z.output<typeof body>): Promise<void> {
    const named = routes.map(({ teamId }, n) => ({ path: `routes[${n}].teamId`, teamId }));
    const all = defaultTeamId ? [...named, { path: 'defaultTeamId', teamId: defaultTeamId }] : named;
    const people = await this.directory.of(all.map(({ teamId }) => teamId));
    const wrong = all.filter(({ teamId }) => people.teamName(teamId) === undefined);
    const errors = wrong.map(({ path }) => ({ path, message: 'No team has this id.' }));
    if (errors.length > 0) throw new Rejected('The settings name no team', errors);
  }
}

const viewOf = ({ routes, ...rest }: CaseSettings): CaseSettingsView => ({
  ...rest,
  routes: routes.map((route) => ({ ...route })),
});
