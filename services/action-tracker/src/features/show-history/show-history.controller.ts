import { Allow } from '@mirrorloop/access';
import type { HistoryEntry } from '@mirrorloop/contracts';
import { uuidParam } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { Controller, Get, Param } from '@nestjs/common';
import { Actions } from '../../domain/actions.js';

@Allow('see actions')
@Controller('api/action-tracker/actions')
export class ShowHistoryController {
  constructor(private readonly actions: Actions) {}

  /** Who did what and why, oldest first. */
  @Get(':id/history')
  async history(@Param('id') id: string): Promise<HistoryEntry[]> {
    const lines = uuidParam.safeParse(id).success ? await this.actions.historyOf(id) : undefined;
    if (!lines) throw new NotFound('There is no such action');
    return lines.map(({ at, what, by, version, why }) => ({ at: at.toISOString(), what, by, version, why }));
  }
}
