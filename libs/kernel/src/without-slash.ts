/** An address that paths are put behind. */
export const withoutSlash = (address: string | undefined): string | undefined => address?.replace(/\/+$/, '');
