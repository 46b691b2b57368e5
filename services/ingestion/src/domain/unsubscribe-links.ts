import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Secrets } from '@mirrorloop/kernel';

const MAC = 16;

/**
 * The last part of a link by which a customer says that they want no more mails: their subject and a proof that we made
 * it. Nothing is kept of it, so that it holds for as long as the mail lies in a mailbox.
 */
export class UnsubscribeLinks {
  private readonly keys: readonly Buffer[];

  constructor({ serviceSecret, serviceSecretAlso }: Secrets) {
    this.keys = [serviceSecret, ...(serviceSecretAlso ? [serviceSecretAlso] : [])].map((secret) =>
      Buffer.from(hkdfSync('sha256', secret, 'mirrorloop', 'unsubscribe', 32)),
    );
  }

  of(subjectId: string): string {
    const id = Buffer.from(subjectId.replaceAll('-', ''), 'hex');
    return Buffer.concat([id, proofOf(id, this.keys[0]!)]).toString('base64url');
  }

  /** @returns undefined for what we never made */
  subjectIn(link: string): string | undefined {
    if (!/^[\w-]{43}$/.test(link)) return undefined;
    const bytes = Buffer.from(link, 'base64url');
    if (bytes.length !== 2 * MAC || bytes.toString('base64url') !== link) return undefined;
    const [id, proof] = [bytes.subarray(0, MAC), bytes.subarray(MAC)];
    if (!this.keys.some((key) => timingSafeEqual(proofOf(id, key), proof))) return undefined;
    return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }
}

const proofOf = (id: Buffer, key: Buffer): Buffer => createHmac('sha256', key).update(id).digest().subarray(0, MAC);
