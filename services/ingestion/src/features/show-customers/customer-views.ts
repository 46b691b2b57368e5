import type { CustomerView, Page, SignalView } from '@mirrorloop/contracts';
import type { Identifier } from '@mirrorloop/matching';

export interface PageOf {
  readonly cursor?: string;
  readonly limit: number;
}

export abstract class CustomerViews {
  /** The customer that this one is or became part of. Throws `NotFound`. */
  abstract view(id: string): Promise<CustomerView>;
  /** Newest first; those merged into another are left out. */
  abstract list(page: PageOf): Promise<Page<CustomerView>>;
  /** Those who carry any of the identifiers. */
  abstract find(identifiers: readonly Identifier[], page: PageOf): Promise<Page<CustomerView>>;
  /** Everything the customer did and said, the latest first. Throws `NotFound`. */
  abstract timeline(id: string, page: PageOf): Promise<Page<SignalView>>;
}
