import { Injectable, UnauthorizedException } from '@nestjs/common';
import { hashOfKey, type Source, Sources } from '../../domain/sources.js';

/** A key that was taken back works no longer than this. */
const KEPT_MS = 5_000;
const MOST_KEPT = 10_000;

/** Whose write key it is. Senders give it as Basic user name, without a password, or in the body. */
@Injectable()
export class WriteKeys {
  private readonly known = new Map<string, { source: Source; until: number }>();

  constructor(private readonly sources: Sources) {}

  /** Refuses a wrong key before anything of the body is read. */
  async refuseUnknown(authorization: string | undefined): Promise<void> {
    const key = userOf(authorization);
    if (key !== undefined) await this.find(key);
  }

  /** Throws 401 for a key that is missing or nobody's. */
  async sourceOf(authorization: string | undefined, inBody: unknown): Promise<Source> {
    const key = userOf(authorization) ?? inBody;
    if (typeof key !== 'string' || key === '') throw new UnauthorizedException('No write key');
    return this.find(key);
  }

  private async find(key: string): Promise<Source> {
    const hash = hashOfKey(key);
    const id = hash.toString('base64');
    const kept = this.known.get(id);
    if (kept && kept.until > performance.now()) return kept.source;
    const source = await this.sources.byKeyHash(hash);
    if (!source) throw new UnauthorizedException('Unknown write key');
    if (this.known.size >= MOST_KEPT) this.known.clear();
    this.known.set(id, { source, until: performance.now() + KEPT_MS });
    return source;
  }
}

function userOf(authorization: string | undefined): string | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=_-]+)$/i.exec(authorization ?? '')?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString().split(':', 1)[0];
}
