import { Job, Periodic } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import { Seal } from '@mirrorloop/kernel';
import { GatewayConfig } from '../../gateway-config.js';
import { SealedFactors } from './sealed-factors.js';

const SET = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** What is still sealed under the secret before is sealed under this one. Signing keys needn't be: none lives for two days. */
@Injectable()
@Periodic()
export class SealAnew extends Job {
  readonly name = 'seal anew';
  readonly everyMs = 3_600_000;
  private readonly seal: Seal;

  constructor(
    private readonly factors: SealedFactors,
    config: GatewayConfig,
  ) {
    super();
    this.seal = new Seal(config, 'second factors');
  }

  async run(): Promise<void> {
    for (let after = FIRST; ;) {
      const found = await this.factors.under(this.seal.begins, after, SET);
      const anew = found.flatMap((was) => {
        const opened = this.seal.open(was.sealed);
        return opened === undefined ? [] : [{ was, sealed: this.seal.seal(opened) }];
      });
      await this.factors.replace(anew);
      if (found.length < SET) return;
      after = found.at(-1)!.whoId;
    }
  }
}
