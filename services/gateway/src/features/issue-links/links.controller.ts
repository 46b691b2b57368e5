import { Allow } from '@mirrorloop/access';
import type { LinkView } from '@mirrorloop/contracts';
import { fieldErrors, JsonBody } from '@mirrorloop/http';
import { Clock } from '@mirrorloop/kernel';
import { Controller, ForbiddenException, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { People } from '../../domain/people/people.js';
import { ADMINISTRATOR } from '../../domain/sessions/administrator.js';
import { hashOf, newSecret } from '../../domain/sessions/secret.js';
import { LINK_MS, Sessions, type SignedIn } from '../../domain/sessions/session.js';
import { GatewayConfig } from '../../gateway-config.js';

const makeLink = z.object({ email: z.email().optional() });

/** Makes one-time links, for whoever holds the token in the data folder. */
@Allow('give access')
@Controller('api/gateway/links')
export class LinksController {
  constructor(
    private readonly sessions: Sessions,
    private readonly people: People,
    private readonly clock: Clock,
    private readonly config: GatewayConfig,
  ) {}

  @Post()
  async make(
    @JsonBody(makeLink) { email }: z.output<typeof makeLink>,
    @Req() request: FastifyRequest,
  ): Promise<LinkView> {
    if (request.admitted?.by !== 'token' || !request.admitted.ofTheInstallation)
      throw new ForbiddenException('Links are made by the command line');
    const secret = newSecret();
    const expiresAt = new Date(this.clock.now().getTime() + LINK_MS);
    await this.sessions.addLink(hashOf(secret), await this.whom(email), expiresAt);
    const address = this.config.publicUrl ?? `${request.protocol}://${request.host}`;
    return { url: `${new URL('/sign-in', address)}?link=${secret}`, expiresAt: expiresAt.toISOString() };
  }

  private async whom(email: string | undefined): Promise<SignedIn> {
    const { timeZone } = this.config.organisation;
    if (email === undefined) return { id: ADMINISTRATOR, name: 'Administrator', timeZone };
    const person = await this.people.byEmail(email.toLowerCase());
    if (!person?.active) throw fieldErrors([{ path: 'email', message: `${email} is nobody who works here` }]);
    return { id: person.id, name: person.name, timeZone: person.timeZone };
  }
}
