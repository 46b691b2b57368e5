import { ConflictException } from '@nestjs/common';
import type { Study } from '../domain/studies/study.js';

/** Throws for a study whose answers don't (any more) come by links. */
export function holdTakesLinks({ closedAt, instrument }: Study): void {
  if (closedAt) throw new ConflictException('This study takes no more answers.');
  if (instrument.pairedBy) throw new ConflictException('This study takes means: they come by API or as a file.');
}
