import { Allow } from '@mirrorloop/access';
import type { InvitedInAll, InvitedView } from '@mirrorloop/contracts';
import { JsonBody, uuidParam } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Invitations } from '../../domain/studies/invitations.js';
import { type InviteBody, inviteBody } from './invite-body.js';
import { InviteRespondents } from './invite-respondents.js';

@Controller('api/insight/studies')
export class InviteRespondentsController {
  constructor(
    private readonly inviting: InviteRespondents,
    private readonly invitations: Invitations,
  ) {}

  /** Up to 5,000 a call, each once a wave, by mail; customers drawn by chance among those who fit. */
  @Allow('keep studies')
  @Post(':id/invitations')
  @HttpCode(200)
  invite(@Param('id') id: string, @JsonBody(inviteBody) said: InviteBody): Promise<InvitedView> {
    if (!uuidParam.safeParse(id).success) throw new NotFound('study');
    return this.inviting.run(id, said);
  }

  /** How many were asked, and when whoever hasn't answered is reminded; never who has. */
  @Allow('see studies')
  @Get(':id/invitations')
  async show(@Param('id') id: string): Promise<InvitedInAll> {
    const known = uuidParam.safeParse(id).success && (await this.invitations.fieldingOf(id));
    if (!known) throw new NotFound('study');
    const { customers, employees, nextReminderAt } = await this.invitations.counts(id);
    return { customers, employees, nextReminderAt: nextReminderAt?.toISOString() ?? null };
  }
}
