import { isIPv6 } from 'node:net';

/** Of IPv6 the first half counts, since the second is for whoever has it to choose. */
export function countedAs(address: string): string {
  const plain = plainAddress(address);
  return isIPv6(plain) ? firstHalf(plain) : plain;
}

/** IPv4 that came through a socket for both is IPv4. */
export const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

function firstHalf(address: string): string {
  const [head = '', tail] = address.split('%', 1)[0]!.toLowerCase().split('::');
  const [before, after] = [head, tail ?? ''].map((part) => (part ? part.split(':') : []));
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before!.length - after!.length);
  const groups = [...before!, ...Array<string>(missing).fill('0'), ...after!];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
