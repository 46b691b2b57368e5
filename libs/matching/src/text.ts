/** Half of a surrogate pair or a NUL: no text, and no database takes it for text. */
// eslint-disable-next-line no-control-regex -- NUL is what is looked for
const NO_TEXT = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
export const isText = (value: string): boolean => !NO_TEXT.test(value);

/** Spaces at the ends mean nothing, and one letter written in two ways (NFC, NFD) is one letter. */
export const tidy = (raw: string): string => raw.normalize('NFC').trim();

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
export const hasControl = (value: string): boolean => /[\u0000-\u001f\u007f-\u009f]/.test(value);
