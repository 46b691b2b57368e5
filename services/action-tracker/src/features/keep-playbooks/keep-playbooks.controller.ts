import { Allow, type Caller, CurrentCaller } from '@mirrorloop/access';
import type { PlaybookView } from '@mirrorloop/contracts';
import { JsonBody, uuidParam } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import type { Said } from '../../domain/checks.js';
import { Playbooks } from '../../domain/playbooks.js';
import { playbookView } from '../../domain/shown-playbook.js';
import { grouped, recordOf } from '../../domain/track-record.js';
import { KeepPlaybooks } from './keep-playbooks.js';

const body = z.looseObject({});

/** Ways of acting for insights of one kind in one domain, with what came of them. */
@Controller('api/action-tracker/playbooks')
export class KeepPlaybooksController {
  constructor(
    private readonly playbooks: Playbooks,
    private readonly keeping: KeepPlaybooks,
  ) {}

  @Allow('see actions')
  @Get()
  async list(): Promise<PlaybookView[]> {
    const attempts = grouped(await this.playbooks.attempts(), ({ playbookId }) => playbookId!);
    const all = await this.playbooks.all();
    return all.map((one) => playbookView(one, recordOf(attempts.get(one.playbookId) ?? [])));
  }

  @Allow('see actions')
  @Get(':id')
  async show(@Param('id') id: string): Promise<PlaybookView> {
    const playbook = await this.playbooks.find(idOf(id));
    if (!playbook) throw new NotFound('There is no such playbook');
    return playbookView(playbook, recordOf(await this.playbooks.attempts(playbook.playbookId)));
  }

  @Allow('keep playbooks')
  @Post()
  async add(@JsonBody(body) said: Said, @CurrentCaller() caller: Caller): Promise<PlaybookView> {
    return playbookView(await this.keeping.add(said, caller.name), recordOf([]));
  }

  /** With the `version` seen. */
  @Allow('keep playbooks')
  @Put(':id')
  async change(@Param('id') id: string, @JsonBody(body) said: Said): Promise<PlaybookView> {
    const playbook = await this.keeping.change(idOf(id), said);
    return playbookView(playbook, recordOf(await this.playbooks.attempts(playbook.playbookId)));
  }

  /** It is not offered any more; its record stays. */
  @Allow('keep playbooks')
  @Delete(':id')
  @HttpCode(204)
  retire(@Param('id') id: string): Promise<void> {
    return this.keeping.retire(idOf(id));
  }
}

function idOf(id: string): string {
  if (!uuidParam.safeParse(id).success) throw new NotFound('There is no such playbook');
  return id.toLowerCase();
}
