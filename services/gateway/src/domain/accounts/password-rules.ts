/** Long phrases are welcome and count to their last character; what is longer than this is no password. */
export const LONGEST_PASSWORD = 1_000;
export const SHORTEST_PASSWORD = 8;

/**
 * No rules about kinds of characters, which make passwords worse; but none that is tried first by everybody.
 *
 * @param common in lower case
 * @returns what is wrong with it, undefined where nothing is
 */
export function faultOf(password: string, email: string, common: ReadonlySet<string>): string | undefined {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) return `at least ${SHORTEST_PASSWORD} characters`;
  if (length > LONGEST_PASSWORD) return `at most ${LONGEST_PASSWORD} characters`;
  const plain = password.toLowerCase();
  if (common.has(plain)) return 'one of the passwords that are tried first';
  if (plain === email.toLowerCase() || plain === email.split('@')[0]!.toLowerCase()) return 'not your address';
  if (new Set(plain).size < 3) return 'more than one or two different characters';
  return undefined;
}
