import type { SecondFactorOffer } from '@mirrorloop/contracts';
import { fieldErrors } from '@mirrorloop/http';
import { Clock } from '@mirrorloop/kernel';
import { Injectable } from '@nestjs/common';
import { Accounts } from '../../domain/accounts/account.js';
import {
  newRecoveryCodes,
  newTotpSecret,
  plainCode,
  stepOf,
  totpAddress,
} from '../../domain/accounts/one-time-codes.js';
import { Seal } from '@mirrorloop/kernel';
import { hashOf } from '../../domain/sessions/secret.js';
import { GatewayConfig } from '../../gateway-config.js';

/** An offer travels sealed with the page, so that one that nobody confirms leaves nothing behind. */
@Injectable()
export class SetUpSecondFactor {
  private readonly offers: Seal;
  private readonly kept: Seal;

  constructor(
    private readonly accounts: Accounts,
    private readonly clock: Clock,
    config: GatewayConfig,
  ) {
    this.offers = new Seal(config, 'offered second factors');
    this.kept = new Seal(config, 'second factors');
  }

  async offer(whoId: string): Promise<SecondFactorOffer> {
    const account = await this.accounts.of(whoId);
    if (!account?.password) throw fieldErrors([{ path: 'current', message: 'set a password first' }]);
    const secret = newTotpSecret();
    return {
      secret,
      address: totpAddress(secret, account.email),
      offer: this.offers.seal(JSON.stringify({ whoId, secret })),
    };
  }

  /** Whoever else was signed in as them no longer is. @returns the recovery codes, which are shown this once */
  async confirm(
    { whoId, sessionHash }: { whoId: string; sessionHash: string },
    offer: string,
    code: string,
  ): Promise<string[]> {
    const offered = JSON.parse(this.offers.open(offer) ?? '{}') as { whoId?: string; secret?: string };
    const secret = offered.whoId === whoId ? offered.secret : undefined;
    const step = secret === undefined ? undefined : stepOf(secret, plainCode(code), this.clock.now());
    if (step === undefined) throw fieldErrors([{ path: 'code', message: 'is not what the app shows now' }]);
    const codes = newRecoveryCodes();
    const recovery = codes.map((each) => hashOf(plainCode(each)));
    await this.accounts.setTotp(whoId, { sealed: this.kept.seal(secret!), recovery, step, keptSession: sessionHash });
    return codes;
  }
}
