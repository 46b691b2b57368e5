import type { ImportView, Page } from '@mirrorloop/contracts';

export abstract class ImportViews {
  /** Throws `NotFound`. */
  abstract view(id: string): Promise<ImportView>;
  /** Newest first. */
  abstract list(page: { cursor?: string; limit: number }): Promise<Page<ImportView>>;
}
