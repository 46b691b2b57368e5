import type { Notice } from '@mirrorloop/contracts';

export interface NoticePage {
  readonly items: readonly Notice[];
  /** Where the page ended; undefined on the last one. */
  readonly next: string | undefined;
  readonly total: number;
}

export abstract class Notices {
  /** Newest first; `before` is where the page before ended. */
  abstract page(limit: number, before?: string): Promise<NoticePage>;
}
