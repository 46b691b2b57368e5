import { Allow } from '@mirrorloop/access';
import type { FieldingView, StudyView } from '@mirrorloop/contracts';
import { fieldErrors, JsonBody, seenVersion, uuidParam } from '@mirrorloop/http';
import { Clock, NotFound, VersionConflict } from '@mirrorloop/kernel';
import { Transactions } from '@mirrorloop/messaging';
import { ConflictException, Controller, Get, Param, Put } from '@nestjs/common';
import { z } from 'zod';
import { type Fielding, Invitations } from '../../domain/studies/invitations.js';
import { Studies } from '../../domain/studies/ports.js';
import { shownStudy } from '../../reading/shown-study.js';

const body = z.strictObject({
  version: seenVersion,
  endsAt: z.iso.datetime({ offset: true }).nullable(),
  reminders: z.strictObject({ most: z.number().int().min(0).max(5), everyDays: z.number().int().min(1).max(60) }),
});

@Controller('api/insight/studies')
export class KeepFieldingController {
  constructor(
    private readonly transactions: Transactions,
    private readonly studies: Studies,
    private readonly invitations: Invitations,
    private readonly clock: Clock,
  ) {}

  @Allow('see studies')
  @Get(':id/fielding')
  async show(@Param('id') id: string): Promise<FieldingView> {
    const fielding = uuidParam.safeParse(id).success ? await this.invitations.fieldingOf(id) : undefined;
    if (!fielding) throw new NotFound('study');
    return viewOf(fielding);
  }

  /** Until when answers are taken at links, and how often those who haven't answered are reminded. */
  @Allow('keep studies')
  @Put(':id/fielding')
  async change(@Param('id') id: string, @JsonBody(body) said: z.output<typeof body>): Promise<StudyView> {
    if (!uuidParam.safeParse(id).success) throw new NotFound('study');
    const endsAt = said.endsAt === null ? null : new Date(said.endsAt);
    const now = this.clock.now();
    if (endsAt && endsAt <= now) throw fieldErrors([{ path: 'endsAt', message: 'A time to come.' }]);
    await this.transactions.run(async (tx) => {
      const study = await this.studies.lock(id, tx);
      if (!study) throw new NotFound('study');
      if (study.closedAt) throw new ConflictException('This study takes no more answers.');
      if (study.version !== said.version)
        throw new VersionConflict(`The study is at version ${study.version}: look again before you change it.`);
      await this.invitations.changeFielding({ id, version: study.version + 1 }, { endsAt, ...said.reminders }, now, tx);
    });
    const { study, counts } = (await this.studies.one(id))!;
    return shownStudy(study, counts);
  }
}

const viewOf = ({ endsAt, most, everyDays }: Fielding): FieldingView => ({
  endsAt: endsAt?.toISOString() ?? null,
  reminders: { most, everyDays },
});
