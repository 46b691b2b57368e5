import type { Sight } from '@mirrorloop/access';
import type { CustomerView, Page, SignalView } from '@mirrorloop/contracts';
import type { Identifier } from '@mirrorloop/matching';

export interface PageOf {
  readonly cursor?: string;
  readonly limit: number;
}

export abstract class CustomerViews {
  /** The customer that this one is or became part of. Throws `NotFound`, as well for one out of sight. */
  abstract view(id: string, sight: Sight): Promise<CustomerView>;
  /** Newest first; those merged into another are left out. */
  abstract list(page: PageOf, sight: Sight): Promise<Page<CustomerView>>;
  /** Those who carry any of the identifiers, where those are not masked. */
  abstract find(identifiers: readonly Identifier[], page: PageOf, sight: Sight): Promise<Page<CustomerView>>;
  /** Everything in sight that the customer did and said, the latest first. Throws `NotFound`. */
  abstract timeline(id: string, page: PageOf, sight: Sight): Promise<Page<SignalView>>;
}
