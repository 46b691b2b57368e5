import { Clock } from '@mirrorloop/kernel';
import { Injectable, UnauthorizedException } from '@nestjs/common';
import { type Source, Sources } from '../../domain/sources.js';
import { type HeldKey, hashOfKey } from '../../domain/write-key.js';

/** A key that was taken back works no longer than this. */
const KEPT_MS = 2_000;
const MOST_KEPT = 10_000;

/** Whose write key it is. Senders give it as Basic user name, without a password, or in the body. */
@Injectable()
export class WriteKeys {
  private readonly known = new Map<string, HeldKey & { until: number }>();

  constructor(
    private readonly sources: Sources,
    private readonly clock: Clock,
  ) {}

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
    const now = this.clock.now();
    const kept = this.known.get(id);
    if (kept && kept.until > performance.now() && (!kept.endsAt || kept.endsAt > now)) return kept.source;
    // Counted from before it was looked up: what is taken back meanwhile is known no longer for that.
    const until = performance.now() + KEPT_MS;
    const held = await this.sources.byKeyHash(hash, now);
    if (!held) throw new UnauthorizedException('Unknown write key');
    if (this.known.size >= MOST_KEPT) this.known.clear();
    this.known.set(id, { ...held, until });
    return held.source;
  }
}

function userOf(authorization: string | undefined): string | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=_-]+)$/i.exec(authorization ?? '')?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString().split(':', 1)[0];
}
