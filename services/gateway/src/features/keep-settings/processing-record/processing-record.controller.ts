import { Allow, POLICY } from '@mirrorloop/access';
import type { ProcessingRecord } from '@mirrorloop/contracts';
import { CheckedQuery, Sends } from '@mirrorloop/http';
import { Clock } from '@mirrorloop/kernel';
import { USUAL_RETENTION } from '@mirrorloop/messaging-nest';
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { IDLE_MS, LONGEST_MS } from '../../../domain/sessions/session.js';
import { GatewayConfig } from '../../../gateway-config.js';
import { SettingsKeeper } from '../kept-settings.js';
import type { AsSet } from './as-set.js';
import { IN_ENGLISH } from './in-english.js';
import { IN_GERMAN } from './in-german.js';
import { asText, recordOf } from './record-of.js';

const HOUR_MS = 3_600_000;
const query = z.object({
  lang: z.enum(['en', 'de']).default('en'),
  format: z.enum(['json', 'text']).default('json'),
});

/** The record of processing activities, written from how things are set at this moment. */
@Allow('see settings')
@Controller('api/gateway/processing-record')
export class ProcessingRecordController {
  constructor(
    private readonly keeper: SettingsKeeper,
    private readonly clock: Clock,
    private readonly config: GatewayConfig,
  ) {}

  @Sends(['application/json', 'text/plain'], 200)
  @Get()
  async show(
    @CheckedQuery(query) { lang, format }: z.output<typeof query>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProcessingRecord | string> {
    const words = lang === 'de' ? IN_GERMAN : IN_ENGLISH;
    const record = recordOf(await this.asSet(), words, this.clock.now());
    if (format === 'json') return record;
    void reply.type('text/plain; charset=utf-8');
    return asText(record, words);
  }

  private async asSet(): Promise<AsSet> {
    const { organisation, oidc, log, retention } = this.config;
    const { logDays, inboxDays } = retention ?? USUAL_RETENTION;
    const { settings, contacts } = await this.keeper.now();
    return {
      organisation: organisation.name,
      contacts,
      settings,
      days: { log: logDays, inbox: inboxDays },
      seePersonalData: POLICY['see personal data'].roles,
      seeAudit: POLICY['see the audit trail'].roles,
      signInProvider: oidc ? new URL(oidc.issuer).host : null,
      log,
      session: { idleHours: IDLE_MS / HOUR_MS, longestDays: LONGEST_MS / (24 * HOUR_MS) },
    };
  }
}
