import { Allow } from '@mirrorloop/access';
import type { ContactSettingsView } from '@mirrorloop/contracts';
import { JsonBody, seenVersion, uuidParam } from '@mirrorloop/http';
import { Clock, NotFound, VersionConflict } from '@mirrorloop/kernel';
import { Transactions } from '@mirrorloop/messaging';
import { Controller, Get, HttpCode, Param, Put } from '@nestjs/common';
import { z } from 'zod';
import { Invitations } from '../../domain/invitation.js';

const settingsBody = z.strictObject({ version: seenVersion, windowDays: z.number().int().min(0).max(3_650) });
const consentBody = z.strictObject({ given: z.boolean() });

@Controller('api/ingestion')
export class KeepConsentController {
  constructor(
    private readonly transactions: Transactions,
    private readonly invitations: Invitations,
    private readonly clock: Clock,
  ) {}

  /** What a customer said to somebody here: whether they may be asked by mail. Named by any of their subjects. */
  @Allow('correct customers')
  @Put('subjects/:id/consent')
  @HttpCode(204)
  async say(@Param('id') id: string, @JsonBody(consentBody) { given }: z.output<typeof consentBody>): Promise<void> {
    const known =
      uuidParam.safeParse(id).success &&
      (await this.transactions.run((tx) => this.invitations.sayConsent(id, given, this.clock.now(), tx)));
    if (!known) throw new NotFound('customer');
  }

  /** How often a customer may be asked. */
  @Allow('see settings')
  @Get('contact-settings')
  show(): Promise<ContactSettingsView> {
    return this.invitations.settings();
  }

  /** For who is asked from now on. */
  @Allow('change settings')
  @Put('contact-settings')
  async change(@JsonBody(settingsBody) said: z.output<typeof settingsBody>): Promise<ContactSettingsView> {
    const to = { ...said, version: said.version + 1 };
    if (await this.invitations.changeSettings(to, said.version)) return to;
    const { version } = await this.invitations.settings();
    throw new VersionConflict(`The setting is at version ${version}: look again before you change it.`);
  }
}
