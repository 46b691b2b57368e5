import { isIPv6 } from 'node:net';

/**
 * Whom to count by the address of the line, never by what a header says of it. Of IPv6 the first half, since the
 * second is for whoever has it to choose.
 */
export function addressOf(remote: string): string {
  const plain = remote.replace(/^::ffff:(?=\d+\.)/i, '');
  return isIPv6(plain) ? firstHalf(plain) : plain;
}

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
