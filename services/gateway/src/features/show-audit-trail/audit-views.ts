import type { HashedLink } from '@mirrorloop/audit';
import type { AuditEntryView } from '@mirrorloop/contracts';

export interface AuditFilter {
  readonly who?: string;
  /** The thing that was changed or looked at, alone or in a list. */
  readonly subject?: string;
  readonly service?: string;
  readonly kind?: string;
  /** A part of what was done. */
  readonly what?: string;
  /** From the beginning of this day (UTC). */
  readonly from?: string;
  /** To the end of this day (UTC). */
  readonly to?: string;
}

export abstract class AuditViews {
  /** Newest first, from before this position on. */
  abstract list(filter: AuditFilter, before: number | null, limit: number): Promise<AuditEntryView[]>;
  abstract count(filter: AuditFilter): Promise<number>;
  /** The chain as it is kept, in its order. */
  abstract linksAfter(position: number, limit: number): Promise<HashedLink[]>;
  /** Where what is kept of the chain begins: the last entry that was forgotten; undefined where none was. */
  abstract base(): Promise<{ position: number; hash: Buffer } | undefined>;
  /** Where the chain says it ends; undefined before the first entry. */
  abstract head(): Promise<{ position: number; hash: Buffer } | undefined>;
}
