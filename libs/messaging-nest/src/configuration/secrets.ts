/** What guides and examples write where a secret belongs. A secret that is drawn at random holds one of these less than once in 10^7. */
const PLACEHOLDER =
  /change-?_?me|replace-?_?(me|this)|placeholder|your-?_?secret|example|password|^secret|qwerty|12345678/i;
/** 32 characters drawn at random from the 16 of hexadecimal have fewer different ones less than once in 10^7. */
const DIFFERENT = 8;

/** @returns why it is none, as the rest of a sentence; undefined where nothing speaks against it */
export function whyNoSecret(value: string, least: number): string | undefined {
  if (isPlaceholder(value))
    return 'holds a placeholder; draw a secret at random, for instance with openssl rand -hex 32';
  if (value.length < least) return `has ${value.length} characters and needs at least ${least}`;
  if (least >= 32 && new Set(value).size < DIFFERENT) return 'repeats a few characters, so it was not drawn at random';
  return undefined;
}

export const isPlaceholder = (value: string): boolean => PLACEHOLDER.test(value);
