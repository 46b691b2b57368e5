import { Allow } from '@mirrorloop/access';
import { Unaudited } from '@mirrorloop/audit';
import type { AccountView, RecoveryCodes, SecondFactorOffer } from '@mirrorloop/contracts';
import { fieldErrors, JsonBody } from '@mirrorloop/http';
import { Controller, Delete, Get, HttpCode, Post, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Accounts } from '../../domain/accounts/account.js';
import { faultOf, LONGEST_PASSWORD } from '../../domain/accounts/password-rules.js';
import { Passwords } from '../../domain/accounts/passwords.js';
import { personIn } from '../../person-in.js';
import { COMMON_PASSWORDS } from './common-passwords.js';
import { SetUpSecondFactor } from './set-up-second-factor.js';

const text = z.string().max(LONGEST_PASSWORD * 4);
const newPassword = z.strictObject({ email: z.email(), password: text, current: text.optional() });
const proof = z.strictObject({ current: text });
const confirmation = z.strictObject({ offer: z.string().max(2_000), code: z.string().max(100) });

/** One's own way in. A session that somebody left open changes nothing here: the password that was set is asked for. */
@Allow('be signed in')
@Controller('api/gateway/account')
export class AccountController {
  constructor(
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly secondFactor: SetUpSecondFactor,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest): Promise<AccountView> {
    const account = await this.accounts.of(personIn(request).id);
    return {
      email: account?.email ?? null,
      hasPassword: account?.password != null,
      hasSecondFactor: account?.totp != null,
    };
  }

  /** Whoever else was signed in as them no longer is. */
  @Put('password')
  @HttpCode(204)
  async setPassword(
    @JsonBody(newPassword) { email: given, password, current }: z.output<typeof newPassword>,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const { id, name, timeZone, sessionHash } = personIn(request);
    await this.demandProof(id, current);
    const email = given.toLowerCase();
    const fault = faultOf(password, email, COMMON_PASSWORDS);
    if (fault) throw fieldErrors([{ path: 'password', message: fault }]);
    const phc = await this.passwords.hash(password);
    if (!(await this.accounts.setPassword({ id, name, timeZone, email }, phc, sessionHash)))
      throw fieldErrors([{ path: 'email', message: 'somebody else signs in with this address' }]);
  }

  /** Nothing is set up until its first code was confirmed. */
  @Unaudited('nothing is kept of an offer; what is confirmed has its entry')
  @Post('second-factor')
  @HttpCode(200)
  async offer(
    @JsonBody(proof) { current }: z.output<typeof proof>,
    @Req() request: FastifyRequest,
  ): Promise<SecondFactorOffer> {
    const { id } = personIn(request);
    await this.demandProof(id, current);
    return this.secondFactor.offer(id);
  }

  @Put('second-factor')
  async confirm(
    @JsonBody(confirmation) { offer, code }: z.output<typeof confirmation>,
    @Req() request: FastifyRequest,
  ): Promise<RecoveryCodes> {
    const { id, sessionHash } = personIn(request);
    return { codes: await this.secondFactor.confirm({ whoId: id, sessionHash }, offer, code) };
  }

  @Delete('second-factor')
  @HttpCode(204)
  async takeAway(@JsonBody(proof) { current }: z.output<typeof proof>, @Req() request: FastifyRequest): Promise<void> {
    const { id } = personIn(request);
    await this.demandProof(id, current);
    await this.accounts.setTotp(id, null);
  }

  private async demandProof(id: string, current: string | undefined): Promise<void> {
    const account = await this.accounts.of(id);
    if (!account?.password) return;
    if (!(await this.passwords.verify(account.password, current ?? '')))
      throw fieldErrors([{ path: 'current', message: 'is not your password' }]);
  }
}
