import type { Sight } from '@mirrorloop/access';
import type { Page, SignalView } from '@mirrorloop/contracts';
import { pageQuery } from '@mirrorloop/http';
import { z } from 'zod';

const name = z.string().max(200).optional();
export const signalQuery = pageQuery.extend({ source: name, channel: name, touchpoint: name });
export type SignalQuery = z.output<typeof signalQuery>;

export abstract class SignalViews {
  /** Throws `NotFound`, as well for one out of sight. */
  abstract view(id: string, sight: Sight): Promise<SignalView>;
  /** The latest thing that happened first. */
  abstract list(query: SignalQuery, sight: Sight): Promise<Page<SignalView>>;
}
