import { z } from 'zod';

/** The version of a thing that its changer has seen: an `integer` of PostgreSQL's, and so is the next one. */
export const seenVersion = z.int32().max(2 ** 31 - 2);
