import { Sends } from '@mirrorloop/http';
import { Open } from '@mirrorloop/access';
import { actingAs, Changes } from '@mirrorloop/audit';
import { asError, Clock, NotFound } from '@mirrorloop/kernel';
import { Controller, Get, Logger, Req, Res } from '@nestjs/common';
import { parse, serialize } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { People } from '../../domain/people/people.js';
import { takeInFromGroups } from '../../domain/people/people-from-groups.js';
import type { Person } from '../../domain/people/person.js';
import { Reviser } from '../../domain/people/reviser.js';
import { Seal } from '@mirrorloop/kernel';
import { isSecure } from '../../domain/sessions/session-cookie.js';
import { GatewayConfig } from '../../gateway-config.js';
import { signInPage, welcomePage } from '../../pages/pages.js';
import { BeginSession } from './begin-session.js';
import { type Errand, OidcProvider, type Vouched } from './oidc-provider.js';

const BACK = '/sign-in/oidc/back';
const ERRAND_S = 10 * 60;

/** Sign-in with the organisation's own account. */
@Open()
@Controller('sign-in/oidc')
export class OidcController {
  private readonly logger = new Logger('sign-in');
  private readonly seal: Seal;

  constructor(
    private readonly provider: OidcProvider,
    private readonly people: People,
    private readonly reviser: Reviser,
    private readonly session: BeginSession,
    private readonly clock: Clock,
    private readonly config: GatewayConfig,
  ) {
    this.seal = new Seal(config, 'errands to the provider');
  }

  @Sends(['text/html'], 302, 401)
  @Get()
  async begin(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!this.config.oidc) throw new NotFound('address');
    try {
      const { address, errand } = await this.provider.addressOf(this.backOf(request).href);
      const until = this.clock.now().getTime() + ERRAND_S * 1000;
      const cookie = this.cookie(request, this.seal.seal(JSON.stringify({ ...errand, until })), ERRAND_S);
      void reply.header('set-cookie', cookie).redirect(address.href, 302);
    } catch (error) {
      this.failed(reply, error);
    }
  }

  @Changes()
  @Sends(['text/html'], 200, 401)
  @Get('back')
  async end(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!this.config.oidc) throw new NotFound('address');
    void reply.header('set-cookie', this.cookie(request, '', 0));
    try {
      const vouched = await this.provider.vouched(this.cameBack(request), this.errandOf(request));
      const person = await this.personOf(vouched);
      if (!person) return void signInPage(reply, 401, { oidc: true, fault: 'notKnown' });
      await this.session.of(person, reply);
      void welcomePage(reply);
    } catch (error) {
      this.failed(reply, error);
    }
  }

  /** Groups become teams. Somebody who has left, or whom no group gives a team, stays out. */
  private async personOf({ email, name, groups }: Vouched): Promise<Person | undefined> {
    if (email === undefined) return undefined;
    const { timeZone } = this.config.organisation;
    const { personId } = await this.reviser.revise('gateway.sign-in', (roster) => {
      const { personId, change } = takeInFromGroups(roster, { email, name, groups, timeZone });
      if (personId) actingAs(personId);
      return { ...change, personId };
    });
    return personId === undefined ? undefined : this.people.byEmail(email);
  }

  /** Whatever went wrong between the provider and us is for our log, and not for whoever made it go wrong. */
  private failed(reply: FastifyReply, error: unknown): void {
    this.logger.warn(`Sign-in with the provider failed: ${asError(error).message}`);
    void signInPage(reply, 401, { oidc: true, fault: 'providerAway' });
  }

  private errandOf({ headers, protocol }: FastifyRequest): Errand {
    const name = this.cookieName(isSecure(protocol, this.config.publicUrl));
    const sealed = parse(headers.cookie ?? '')[name] ?? '';
    const { until, ...errand } = JSON.parse(this.seal.open(sealed) ?? '{}') as Errand & { until?: number };
    if (!until || until <= this.clock.now().getTime()) throw new Error('came back without an errand of ours');
    return errand;
  }

  private backOf({ protocol, host }: FastifyRequest): URL {
    return new URL(BACK, this.config.publicUrl ?? `${protocol}://${host}`);
  }

  private cameBack(request: FastifyRequest): URL {
    return new URL(request.url, this.backOf(request));
  }

  /** Lax: the browser comes back from another site, and has to bring it along. */
  private cookie({ protocol }: FastifyRequest, value: string, maxAge: number): string {
    const secure = isSecure(protocol, this.config.publicUrl);
    return serialize(this.cookieName(secure), value, { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge });
  }

  private cookieName(secure: boolean): string {
    return secure ? '__Host-mirrorloop-errand' : 'mirrorloop-errand';
  }
}
