import { Clock } from '@mirrorloop/kernel';
import { Injectable } from '@nestjs/common';
import { type Account, Accounts } from '../../domain/accounts/account.js';
import { hashOf } from '../../domain/sessions/secret.js';
import { plainCode, stepOf } from '../../domain/accounts/one-time-codes.js';
import { Seal } from '@mirrorloop/kernel';
import { GatewayConfig } from '../../gateway-config.js';

/** The code of an authenticator app (RFC 6238), or one of the recovery codes; none of them counts twice. */
@Injectable()
export class SecondFactor {
  private readonly seal: Seal;

  constructor(
    private readonly accounts: Accounts,
    private readonly clock: Clock,
    config: GatewayConfig,
  ) {
    this.seal = new Seal(config, 'second factors');
  }

  async accepts({ whoId, totp }: Account, code: string): Promise<boolean> {
    const secret = totp && this.seal.open(totp);
    if (!secret) return false;
    const step = stepOf(secret, plainCode(code), this.clock.now());
    if (step !== undefined) return this.accounts.spendStep(whoId, step);
    return this.accounts.spendRecoveryCode(whoId, hashOf(plainCode(code)));
  }
}
