import { createHmac, hkdfSync } from 'node:crypto';

/** An id that we made ourselves, and that says nothing of whom it names. */
const OURS = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^\d{1,18}$/i;

/**
 * Stands for something that may say who somebody is: the same for the same, and of no use to whoever hasn't the
 * installation's secret, who could otherwise try every address there is.
 */
export class Pseudonyms {
  private readonly key: Buffer;

  constructor(secret: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'mirrorloop pseudonyms', 32));
  }

  /** An id of ours as it is; of anything else 128 bits. */
  of(value: string): string {
    if (OURS.test(value)) return value.toLowerCase();
    return `p_${createHmac('sha256', this.key).update(value).digest('hex').slice(0, 32)}`;
  }
}
