import { Allow } from '@mirrorloop/access';
import type { SeriousSettingsView } from '@mirrorloop/contracts';
import { JsonBody, seenVersion } from '@mirrorloop/http';
import { VersionConflict } from '@mirrorloop/kernel';
import { Controller, Get, Put } from '@nestjs/common';
import { z } from 'zod';
import { SeriousSettings, type WhatIsSerious } from '../../domain/serious.js';

const body = z.strictObject({
  version: seenVersion,
  ratingAtBottom: z.boolean(),
  words: z.array(z.string().trim().min(2).max(100)).max(200),
  withinDays: z.number().int().min(1).max(365),
});

@Controller('api/insight/serious-signals')
export class SayWhatIsSeriousController {
  constructor(private readonly settings: SeriousSettings) {}

  /** When a single signal opens a case. */
  @Allow('see settings')
  @Get()
  async show(): Promise<SeriousSettingsView> {
    return viewOf(await this.settings.inForce());
  }

  /** Counts for what is read from now on. */
  @Allow('change settings')
  @Put()
  async change(@JsonBody(body) said: z.output<typeof body>): Promise<SeriousSettingsView> {
    const to = { ...said, version: said.version + 1 };
    if (await this.settings.change(to, said.version)) return viewOf(to);
    const { version } = await this.settings.inForce();
    throw new VersionConflict(`The setting is at version ${version}: look again before you change it.`);
  }
}

const viewOf = ({ version, ratingAtBottom, words, withinDays }: WhatIsSerious): SeriousSettingsView => ({
  version,
  ratingAtBottom,
  words: [...words],
  withinDays,
});
