import { newKeyPair, type SigningKey, signingKeyOf, TokenSigner } from '@mirrorloop/access';
import { Clock } from '@mirrorloop/kernel';
import { Injectable } from '@nestjs/common';
import { KeptKeys } from './kept-keys.js';
import { OwnKeys } from './own-keys.js';

const HOUR_MS = 3_600_000;
/** A key signs for a day. It is published for an hour longer, though its last token holds for a minute. */
export const SIGNS_FOR_MS = 24 * HOUR_MS;
export const PUBLISHED_FOR_MS = SIGNS_FOR_MS + HOUR_MS;
/** Another replica may have made a new one meanwhile; until then the old one holds as well. */
const LOOK_AGAIN_MS = 60_000;

type Published = Awaited<ReturnType<OwnKeys['published']>>;

/** The keys by which the services take the gateway's word. Every replica of the gateway signs with the same one. */
@Injectable()
export class SigningKeys {
  readonly signer = new TokenSigner(() => this.current());
  private signing: Promise<SigningKey> | undefined;
  private lookAgainAt = 0;

  constructor(
    private readonly kept: KeptKeys,
    private readonly clock: Clock,
    own: OwnKeys,
  ) {
    own.become(() => this.published());
  }

  async published(): Promise<Published> {
    return { keys: (await this.kept.all()).map(({ publicKey }) => publicKey) };
  }

  private async current(): Promise<SigningKey> {
    const now = this.clock.now().getTime();
    if (!this.signing || now >= this.lookAgainAt) {
      this.lookAgainAt = now + LOOK_AGAIN_MS;
      this.signing = this.newest(now);
      this.signing.catch(() => (this.signing = undefined));
    }
    return this.signing;
  }

  private async newest(now: number): Promise<SigningKey> {
    const since = new Date(now - SIGNS_FOR_MS);
    const [newest] = await this.kept.all();
    if (newest && newest.madeAt > since) return signingKeyOf(newest);
    await this.kept.forget(new Date(now - PUBLISHED_FOR_MS));
    await this.kept.add({ ...(await newKeyPair()), madeAt: new Date(now) });
    return signingKeyOf((await this.kept.all())[0]!);
  }
}
