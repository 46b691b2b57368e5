import { BlockList, isIP, isIPv4 } from 'node:net';
import { countedAs, plainAddress } from './counted-as.js';

interface Asked {
  readonly socket: { readonly remoteAddress?: string | undefined };
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/**
 * The one way to know where somebody asks from. It is the address of the line; what X-Forwarded-For says counts only
 * from a proxy that the organisation named, and of it the last entry that no such proxy wrote about another.
 */
export class CallerAddress {
  private readonly trusted = new BlockList();

  /** @param proxies addresses or networks, such as `10.0.0.7` or `10.0.0.0/8`; none are trusted where it is left out */
  constructor(proxies: readonly string[] = []) {
    for (const proxy of proxies) this.trust(proxy);
  }

  /** As it is counted: of IPv6 the network. */
  of({ socket, headers }: Asked): string {
    let address = plainAddress(socket.remoteAddress ?? '');
    const told = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').map(addressIn);
    while (this.isTrusted(address)) {
      const before = told.pop();
      if (!before) break;
      address = before;
    }
    return countedAs(address);
  }

  private isTrusted(address: string): boolean {
    return isIP(address) !== 0 && this.trusted.check(address, familyOf(address));
  }

  private trust(proxy: string): void {
    const fault = faultOfProxy(proxy);
    if (fault) throw new Error(fault);
    const [address = '', bits] = proxy.split('/');
    if (bits === undefined) this.trusted.addAddress(address, familyOf(address));
    else this.trusted.addSubnet(address, Number(bits), familyOf(address));
  }
}

/** @returns what is wrong with the name of a proxy or a network of proxies */
export function faultOfProxy(proxy: string): string | undefined {
  const [address = '', bits, ...more] = proxy.split('/');
  const most = isIPv4(address) ? 32 : 128;
  const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
  return isIP(address) !== 0 && fits && more.length === 0
    ? undefined
    : `${proxy} is no address and no network, such as 10.0.0.7 or 10.0.0.0/8`;
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIPv4(address) ? 'ipv4' : 'ipv6');

/** Without the port some proxies write; '' for what is no address, so that nobody is counted under a made-up name. */
function addressIn(entry: string): string {
  const text = entry.trim();
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(text)?.[1] ?? text;
  const plain = plainAddress(bare);
  return isIP(plain) === 0 ? '' : plain;
}
