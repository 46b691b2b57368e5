import { Allow } from '@mirrorloop/access';
import type { EvidenceEntry } from '@mirrorloop/contracts';
import { uuidParam } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { Controller, Get, Param } from '@nestjs/common';
import { Actions } from '../../domain/actions.js';

@Allow('see actions')
@Controller('api/action-tracker/actions')
export class ShowEvidenceController {
  constructor(private readonly actions: Actions) {}

  /** What has shown progress, newest first. */
  @Get(':id/evidence')
  async evidence(@Param('id') id: string): Promise<EvidenceEntry[]> {
    const known = uuidParam.safeParse(id).success && (await this.actions.find(id));
    if (!known) throw new NotFound('There is no such action');
    const all = await this.actions.evidenceOf(id);
    return all.map(({ version, at, by, kind, what, where, moved }) => ({
      version,
      at: at.toISOString(),
      by,
      kind,
      what,
      where,
      moved,
    }));
  }
}
