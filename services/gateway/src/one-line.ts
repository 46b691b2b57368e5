import { z } from 'zod';

/** Text on one line, trimmed: nothing in it breaks a list, a mail's head or a terminal. */
export const oneLine = (longest = 200) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^[^\u0000-\u001f\u007f-\u009f]*$/, 'holds control characters');
/** The same, and not empty: what something is called. */
export const aName = oneLine().min(1, 'missing');
