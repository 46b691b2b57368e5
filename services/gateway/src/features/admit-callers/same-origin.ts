import type { FastifyRequest } from 'fastify';

/**
 * Did the page that writes come from this address? Browsers say so in Sec-Fetch-Site, older ones in Origin; a
 * request that says neither isn't a browser's own and has no business with a session.
 */
export function isSameOrigin({ headers, protocol, host }: FastifyRequest, publicUrl?: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = headers;
  return origin !== undefined && (origin === `${protocol}://${host}` || origin === originOf(publicUrl));
}

const originOf = (url: string | undefined): string | undefined => (url ? new URL(url).origin : undefined);
