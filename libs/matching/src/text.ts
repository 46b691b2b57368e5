/** Node has it since 20; TypeScript's library of 2023 doesn't know it yet. */
type Checked = string & { isWellFormed(): boolean };
/** A NUL or half of a surrogate pair is no text, and no database takes it for text. */
export const isText = (value: string): boolean => !value.includes('\u0000') && (value as Checked).isWellFormed();

/** Spaces at the ends mean nothing, and one letter written in two ways (NFC, NFD) is one letter. */
export const tidy = (raw: string): string => raw.normalize('NFC').trim();

export const hasControl = (value: string): boolean => /[\u0000-\u001f\u007f-\u009f]/.test(value);
