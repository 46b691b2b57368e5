import { Open } from '@mirrorloop/access';
import { Changes } from '@mirrorloop/audit';
import { readBody, Sends } from '@mirrorloop/http';
import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallerAddress } from '../../domain/callers/caller-address.js';
import { GatewayConfig } from '../../gateway-config.js';
import { codePage, signInPage, spentLinkPage, welcomePage } from '../../pages/pages.js';
import { BeginSession } from './begin-session.js';
import { type Answer, SignIn } from './sign-in.js';

const FORM_LIMIT = 16 * 1024;

/** The ways in that need no console: a one-time link, a password, a second factor. */
@Open()
@Controller('sign-in')
export class SignInController {
  private readonly hasProvider: boolean;

  constructor(
    private readonly signIn: SignIn,
    private readonly session: BeginSession,
    private readonly address: CallerAddress,
    config: GatewayConfig,
  ) {
    this.hasProvider = config.oidc !== undefined;
  }

  @Changes()
  @Sends(['text/html'], 200, 204, 401)
  @Get()
  async show(@Query('link') link: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (onlyLooks(request)) return void reply.code(204).send();
    if (typeof link !== 'string' || link === '') return void signInPage(reply, 200, { oidc: this.hasProvider });
    void ((await this.session.byLink(link, reply)) ? welcomePage(reply) : spentLinkPage(reply));
  }

  @Sends(['text/html'], 200, 401, 429)
  @Post()
  async byPassword(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const form = await formOf(request);
    const given = { email: form.get('email') ?? '', password: form.get('password') ?? '' };
    await this.answer(await this.signIn.byPassword(given, this.address.of(request)), reply);
  }

  @Sends(['text/html'], 200, 401, 429)
  @Post('code')
  async byCode(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const form = await formOf(request);
    const pending = form.get('pending') ?? '';
    const code = form.get('code') ?? '';
    const answer = await this.signIn.byCode({ pending, code }, this.address.of(request));
    if (answer.is === 'wrong') return void codePage(reply, 401, pending, true);
    await this.answer(answer, reply);
  }

  private async answer(answer: Answer, reply: FastifyReply): Promise<void> {
    const oidc = this.hasProvider;
    if (answer.is === 'in') {
      await this.session.of(answer.who, reply);
      return void welcomePage(reply);
    }
    if (answer.is === 'half in') return void codePage(reply, 200, answer.pending);
    if (answer.is === 'wrong') return void signInPage(reply, 401, { oidc, fault: 'wrong' });
    if (answer.is === 'too late') return void signInPage(reply, 401, { oidc, fault: 'tooLate' });
    void signInPage(reply.header('retry-after', 15 * 60), 429, { oidc, fault: 'tooOften' });
  }
}

const formOf = async (request: FastifyRequest): Promise<URLSearchParams> =>
  new URLSearchParams((await readBody(request, { limit: FORM_LIMIT })).toString('utf8'));

/** A browser that fetches ahead, or a checker of links, must not spend it before somebody opens it. */
const onlyLooks = ({ method, headers }: FastifyRequest): boolean =>
  method !== 'GET' || headers['sec-purpose'] !== undefined || headers['purpose'] === 'prefetch';
