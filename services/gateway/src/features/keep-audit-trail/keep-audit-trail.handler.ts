import { type HashedLink, hashOfLink, type Link } from '@mirrorloop/audit';
import {
  ActionTrackerAuditRecorded,
  type AuditEntry,
  type EventOf,
  GatewayAuditRecorded,
  IngestionAuditRecorded,
  InsightAuditRecorded,
} from '@mirrorloop/contracts';
import { type BatchHandler, decided, Handles, type Transaction, unchanged } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { AuditChain, type Head } from './audit-chain.js';

const EVERY_SERVICE = [
  IngestionAuditRecorded,
  InsightAuditRecorded,
  ActionTrackerAuditRecorded,
  GatewayAuditRecorded,
] as const;
type Contract = (typeof EVERY_SERVICE)[number];

interface Chain {
  readonly head: Head;
  readonly known: ReadonlySet<string>;
  readonly added: readonly HashedLink[];
}

/** Chains what every service recorded, one entry to the next, in the order in which it arrives. */
@Handles<Contract>(EVERY_SERVICE, { group: 'gateway.keep-audit-trail' })
@Injectable()
export class KeepAuditTrail implements BatchHandler<Contract, Chain> {
  constructor(private readonly chain: AuditChain) {}

  readonly load = async (events: readonly EventOf<Contract>[], tx: Transaction): Promise<Chain> => {
    const head = await this.chain.lockHead(tx);
    const ids = events.map(({ data }) => data.entryId);
    return { head, known: await this.chain.known(ids, tx), added: [] };
  };

  readonly decide = ({ head, known, added }: Chain, { type, data }: EventOf<Contract>) => {
    if (known.has(data.entryId)) return unchanged('the entry is in the chain already');
    const link = linkOf(type.split('.')[0]!, data, head.position + 1);
    const hash = hashOfLink(head.hash, link);
    return decided<Chain>({
      head: { position: link.position, hash },
      known: new Set(known).add(data.entryId),
      added: [...added, { ...link, hash }],
    });
  };

  readonly save = ({ added }: Chain, tx: Transaction): Promise<void> => this.chain.append(added, tx);
}

/** What is hashed has to come back from the database as it went in: times in UTC, text without NUL and half characters. */
function linkOf(service: string, { before, after, ...entry }: AuditEntry, position: number): Link {
  return {
    ...entry,
    position,
    service,
    at: new Date(entry.at).toISOString(),
    who: { ...entry.who, id: storable(entry.who.id) },
    what: storable(entry.what),
    subject: entry.subject && { kind: storable(entry.subject.kind), id: storable(entry.subject.id) },
    seen: entry.seen.map(storable),
    before: before && JSON.stringify(before),
    after: after && JSON.stringify(after),
    why: entry.why === null ? null : storable(entry.why),
  };
}

const storable = (text: string): string => Buffer.from(text).toString().replaceAll('\u0000', '\uFFFD');
