import { Allow } from '@mirrorloop/access';
import { LANGUAGES, messagesShape, retentionShape, type SettingsView } from '@mirrorloop/contracts';
import { fieldErrors, JsonBody, seenVersion } from '@mirrorloop/http';
import { retentionInForce, USUAL_RETENTION } from '@mirrorloop/messaging-nest';
import { Controller, Get, Put } from '@nestjs/common';
import { z } from 'zod';
import { GatewayConfig } from '../../gateway-config.js';
import { SHORTEST_AUDIT_TRAIL_DAYS } from '../../domain/settings.js';
import { oneLine } from '../../one-line.js';
import { ChangeSettings } from './change-settings.js';
import { type KeptSettings, SettingsKeeper } from './kept-settings.js';

const contact = oneLine(1_000);
const wanted = z.strictObject({
  version: seenVersion.min(0),
  retention: z.strictObject(retentionShape),
  messages: z.strictObject(messagesShape).optional(),
  language: z.enum(LANGUAGES).optional(),
  figures: z.strictObject({ perPerson: z.boolean(), smallestTeam: z.int().min(5).max(1_000) }),
  contacts: z.strictObject({ controller: contact, dataProtectionOfficer: contact }),
});

/** How long what is kept, which figures about people's work may be shown, in which language people are written to, and who answers for it. */
@Controller('api/gateway/settings')
export class SettingsController {
  constructor(
    private readonly keeper: SettingsKeeper,
    private readonly change: ChangeSettings,
    private readonly config: GatewayConfig,
  ) {}

  @Allow('see settings')
  @Get()
  async show(): Promise<SettingsView> {
    return this.viewOf(await this.keeper.now());
  }

  @Allow('change settings')
  @Put()
  async put(@JsonBody(wanted) { version, contacts, ...settings }: z.output<typeof wanted>): Promise<SettingsView> {
    const { auditTrail } = settings.retention;
    if (auditTrail !== null && auditTrail < SHORTEST_AUDIT_TRAIL_DAYS)
      throw fieldErrors([{ path: 'retention.auditTrail', message: `is at least ${SHORTEST_AUDIT_TRAIL_DAYS} days` }]);
    const messages = settings.messages ?? { log: null, inbox: null };
    this.demandRemembered(messages);
    return this.viewOf(await this.change.run(version, { settings: { ...settings, messages }, contacts }));
  }

  /** What the log can still deliver must be known as handled. */
  private demandRemembered(messages: SettingsView['messages']): void {
    const { logDays, inboxDays } = retentionInForce({ messages }, this.config.retention);
    if (inboxDays <= logDays)
      throw fieldErrors([{ path: 'messages.inbox', message: `is more than the ${logDays} days that the log keeps` }]);
  }

  private viewOf({ version, settings, contacts }: KeptSettings): SettingsView {
    const { logDays: log, inboxDays: inbox } = this.config.retention ?? USUAL_RETENTION;
    const messages = settings.messages ?? { log: null, inbox: null };
    const language = settings.language ?? 'en';
    return { version, ...settings, language, messages, contacts, atStart: { log, inbox } };
  }
}
