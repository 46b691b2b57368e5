import fc from 'fast-check';
import { CallerAddress, faultOfProxy } from './caller-address.js';

const asked = (remoteAddress: string, forwarded?: string) => ({
  socket: { remoteAddress },
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
});

describe('where somebody asks from', () => {
  it('is the address of the line, whatever a header says of it, where no proxy is trusted', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()), (line, forged) => {
        expect(new CallerAddress().of(asked(line, forged))).toBe(line);
      }),
    );
  });

  it('is the address of the line for whoever comes past the proxy, and forges its header', () => {
    expect(new CallerAddress(['10.0.0.0/8']).of(asked('203.0.113.9', '198.51.100.1'))).toBe('203.0.113.9');
  });

  it.each([
    ['10.0.0.7', '198.51.100.1', '198.51.100.1'],
    ['::ffff:10.0.0.7', '198.51.100.1:4711', '198.51.100.1'],
    ['10.0.0.7', '[2001:db8:1:2::9]:443', '2001:db8:1:2'],
    // What the caller sent himself stands before what the proxy wrote.
    ['10.0.0.7', '192.0.2.66, 198.51.100.1', '198.51.100.1'],
    ['10.0.0.7', '192.0.2.66, 198.51.100.1, 10.0.0.8', '198.51.100.1'],
    ['10.0.0.7', '192.0.2.66, unknown', '10.0.0.7'],
    ['10.0.0.7', '', '10.0.0.7'],
    ['10.0.0.7', undefined, '10.0.0.7'],
    ['fd00::7', '198.51.100.1', '198.51.100.1'],
  ])('is from %s with "%s": %s', (line, forwarded, counted) => {
    expect(new CallerAddress(['10.0.0.0/8', 'fd00::7']).of(asked(line, forwarded))).toBe(counted);
  });

  it.each(['10.0.0.0/33', 'proxy.shop.example', '10.0.0', '10.0.0.0/8/8', 'fd00::/129', '10.0.0.1/', ''])(
    'is never told by "%s", which is no address',
    (proxy) => {
      expect(faultOfProxy(proxy)).toContain('no address');
      expect(() => new CallerAddress([proxy])).toThrow('no address');
    },
  );
});
