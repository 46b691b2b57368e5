/**
 * `__Host-` makes a browser insist on Secure and on this very host. It is refused over plain http, which is what a
 * laptop's loopback address speaks, so the name follows the scheme people use.
 */
export const sessionCookieName = (secure: boolean): string => (secure ? '__Host-mirrorloop' : 'mirrorloop');

/** Something that ends TLS may stand in front: then the public address knows better than the request. */
export const isSecure = (protocol: string, publicUrl?: string): boolean =>
  protocol === 'https' || publicUrl?.startsWith('https:') === true;
