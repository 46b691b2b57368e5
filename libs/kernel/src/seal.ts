import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

const IV = 12;
const TAG = 16;

export interface Secrets {
  readonly serviceSecret: string;
  /** While the secret is changed for another: what was sealed under this one opens too. */
  readonly serviceSecretAlso?: string | undefined;
}

interface Key {
  readonly id: string;
  readonly key: Buffer;
}

/**
 * Keeps what must be read again (a second factor's secret, a private key) from whoever sees the database alone:
 * AES-256-GCM under a key drawn (HKDF) from the installation's secret, another one for each purpose. What is sealed
 * names its key, so that another secret can take the place of the one before.
 */
export class Seal {
  private readonly current: Key;
  private readonly all: readonly Key[];

  constructor({ serviceSecret, serviceSecretAlso }: Secrets, purpose: string) {
    this.current = keyOf(serviceSecret, purpose);
    this.all = [this.current, ...(serviceSecretAlso ? [keyOf(serviceSecretAlso, purpose)] : [])];
  }

  /** What is sealed from now on begins so. */
  get begins(): string {
    return `${this.current.id}.`;
  }

  seal(text: string): string {
    const iv = randomBytes(IV);
    const cipher = createCipheriv('aes-256-gcm', this.current.key, iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return this.begins + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** @returns undefined for what was sealed under another secret or for another purpose, or was changed since */
  open(sealed: string): string | undefined {
    // Node reads past letters that don't belong: what we open is what we sealed, to the letter. Once no key was named.
    const [, id, text] = /^(?:([0-9a-f]{8})\.)?([\w-]+)$/.exec(sealed) ?? [];
    const bytes = Buffer.from(text ?? '', 'base64url');
    if (bytes.length < IV + TAG) return undefined;
    for (const key of this.all) {
      const opened = id === undefined || id === key.id ? openWith(key, bytes) : undefined;
      if (opened !== undefined) return opened;
    }
    return undefined;
  }
}

function keyOf(secret: string, purpose: string): Key {
  const key = Buffer.from(hkdfSync('sha256', secret, 'mirrorloop', purpose, 32));
  return { key, id: createHash('sha256').update(key).digest('hex').slice(0, 8) };
}

function openWith({ key }: Key, bytes: Buffer): string | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV));
  decipher.setAuthTag(bytes.subarray(IV, IV + TAG));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
