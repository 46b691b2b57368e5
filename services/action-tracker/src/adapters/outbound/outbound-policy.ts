import dns from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Addresses } from '../../features/keep-channels/channels.js';

type Found = (error: NodeJS.ErrnoException | null, found: dns.LookupAddress[]) => void;
export type Resolve = (hostname: string, options: dns.LookupAllOptions, found: Found) => void;

/**
 * Which addresses somebody may have us call: those of the public internet. A name is held to that by the very
 * addresses that are connected to, so that one which answers differently the second time gains nothing.
 */
export class OutboundPolicy extends Addresses {
  /** @param allowLoopback for tests alone: their receivers listen on this machine */
  constructor(
    private readonly allowLoopback = false,
    private readonly resolve: Resolve = dns.lookup,
  ) {
    super();
  }

  /** What is wrong with an address as it is written; its name is looked at when it is connected to. */
  override wrong(said: string): string | undefined {
    const url = URL.canParse(said) ? new URL(said) : undefined;
    if (!url) return 'This is no address.';
    const secure = url.protocol === 'https:' || (this.allowLoopback && url.protocol === 'http:');
    if (!secure) return 'Only https addresses are called.';
    if (url.username || url.password) return 'An address carries no name and no password.';
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (ipaddr.isValid(host) && !this.lets(host)) return INSIDE;
    return undefined;
  }

  /** Only what is routed on the public internet; an IPv4 address inside an IPv6 one counts as itself. */
  lets(address: string): boolean {
    if (!ipaddr.isValid(address)) return false;
    const range = ipaddr.process(address).range();
    return range === 'unicast' || (this.allowLoopback && range === 'loopback');
  }

  readonly lookup: LookupFunction = (hostname, options, callback) => {
    this.resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const inside = found.length === 0 || found.some(({ address }) => !this.lets(address));
      if (inside) return callback(Object.assign(new Error(INSIDE), { code: 'EINSIDE' }), []);
      return options.all ? callback(null, found) : callback(null, found[0]!.address, found[0]!.family);
    });
  };
}

const INSIDE = 'The address leads inside a network: only the public internet is called.';
