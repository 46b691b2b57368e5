import { GENESIS, type HashedLink, hashOfLink } from '@mirrorloop/audit';
import type { AuditVerified } from '@mirrorloop/contracts';
import type { AuditViews } from './audit-views.js';

const PAGE = 2_000;

interface Walked {
  readonly entries: number;
  readonly hash: Buffer;
  readonly broken: AuditVerified['broken'];
}

/**
 * Walks the whole chain, from where it was forgotten on, and makes every hash anew.
 *
 * @param known a head that was noted earlier: it has to be one of the chain's hashes, which tells whether somebody made
 * the whole chain anew
 */
export async function verifyChain(views: AuditViews, known?: string): Promise<AuditVerified> {
  const forgotten = await views.base();
  const base = forgotten ?? { position: 0, hash: GENESIS };
  let at: Walked = { entries: base.position, hash: base.hash, broken: null };
  let met = known === undefined || forgotten?.hash.toString('hex') === known;
  for (let more = true; more && !at.broken;) {
    const page = await views.linksAfter(at.entries, PAGE);
    at = page.reduce(follow, at);
    met ||= page.some(({ hash }) => hash.toString('hex') === known);
    more = page.length === PAGE;
  }
  const broken = at.broken ?? (await endOf(views, at)) ?? (met ? null : { position: at.entries, why: UNKNOWN_HEAD });
  const counts = { entries: at.entries, forgotten: base.position };
  return { intact: !broken, ...counts, head: at.entries > 0 ? at.hash.toString('hex') : null, broken };
}

const UNKNOWN_HEAD = 'the head that was noted is not in this chain: it was made anew';

function follow(at: Walked, link: HashedLink): Walked {
  if (at.broken) return at;
  const position = at.entries + 1;
  if (link.position !== position) return { ...at, broken: { position, why: 'the entry is missing' } };
  if (!hashOfLink(at.hash, link).equals(link.hash))
    return { ...at, broken: { position, why: 'the entry is not what it was when it was written' } };
  return { entries: position, hash: link.hash, broken: null };
}

async function endOf(views: AuditViews, { entries, hash }: Walked): Promise<AuditVerified['broken']> {
  const head = await views.head();
  // What was added while we walked is no fault: the head then lies behind links that the next walk will see.
  if (!head) return entries === 0 ? null : { position: entries, why: 'the chain has lost its head' };
  if (head.position < entries || (head.position === entries && !head.hash.equals(hash)))
    return { position: head.position, why: 'the head is not the last entry' };
  if (head.position === entries) return null;
  const [next] = await views.linksAfter(entries, 1);
  return next ? null : { position: entries + 1, why: 'the entry is missing' };
}
