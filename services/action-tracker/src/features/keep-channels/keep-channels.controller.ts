import { randomBytes } from 'node:crypto';
import { Allow } from '@mirrorloop/access';
import type { ChannelMade, ChannelView } from '@mirrorloop/contracts';
import { JsonBody, uuidParam } from '@mirrorloop/http';
import { Clock, newId, NotFound } from '@mirrorloop/kernel';
import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { readChannel } from '../../domain/channel.js';
import type { Said } from '../../domain/checks.js';
import { Addresses, Channels, type KeptChannel } from './channels.js';

const body = z.looseObject({});
/** As Standard Webhooks writes one: 32 random bytes. */
const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** Where notices go besides the mail of whoever they are for. */
@Allow('keep escalation policies')
@Controller('api/action-tracker/channels')
export class KeepChannelsController {
  constructor(
    private readonly channels: Channels,
    private readonly addresses: Addresses,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(): Promise<ChannelView[]> {
    return (await this.channels.all()).map(viewOf);
  }

  /** The secret is shown this once. */
  @Post()
  async add(@JsonBody(body) said: Said): Promise<ChannelMade> {
    const read = readChannel(said, (url) => this.addresses.wrong(url));
    const secrets = read.kind === 'webhook' ? [newSecret()] : [];
    const channel = { ...read, channelId: newId(), secrets };
    const createdAt = this.clock.now();
    await this.channels.add(channel, createdAt);
    return { ...viewOf({ ...channel, createdAt, disabledAt: null, disabledWhy: null }), secret: secrets[0] ?? null };
  }

  @Post(':id/rotate')
  @HttpCode(200)
  async rotate(@Param('id') id: string): Promise<{ secret: string }> {
    const secret = newSecret();
    if (!uuidParam.safeParse(id).success || !(await this.channels.rotate(id, secret)))
      throw new NotFound('There is no such webhook');
    return { secret };
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(@Param('id') id: string): Promise<void> {
    if (!uuidParam.safeParse(id).success || !(await this.channels.remove(id, this.clock.now())))
      throw new NotFound('There is no such channel');
  }
}

/** Of an address only where it leads: what stands behind the host is a secret of its own with Slack and Teams. */
const viewOf = ({ channelId: id, kind, name, url, createdAt, disabledAt, disabledWhy }: KeptChannel): ChannelView => ({
  id,
  kind,
  name,
  host: new URL(url).host,
  createdAt: createdAt.toISOString(),
  disabled: disabledAt ? { at: disabledAt.toISOString(), why: disabledWhy ?? '' } : null,
});
