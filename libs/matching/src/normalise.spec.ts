import fc from 'fast-check';
import { everyReading, type IdentifierType, identifierTypes, normalise, sortedIdentifiers } from './index.js';

const settings = { country: 'GB' };
const valueOf = (type: IdentifierType, raw: string): string | null => {
  const read = normalise(type, raw, settings);
  return read.ok ? read.value : null;
};
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.emailAddress(),
  fc.stringMatching(/^[+0-9 ()-]{3,18}$/),
);

describe('an identifier', () => {
  it.each<[IdentifierType, string, string]>([
    ['email', '  Ann.Lee@Example.COM ', 'ann.lee@example.com'],
    ['email', 'o’hara@example.com'.replace('’', "'"), "o'hara@example.com"],
    ['email', 'anna@bücher.example', 'anna@xn--bcher-kva.example'],
    ['email', 'jose\u0301@example.com', 'jos\u00e9@example.com'],
    ['phone', '020 7946 0018', '+442079460018'],
    ['phone', '+49 (0)30 901820', '+4930901820'],
    ['phone', '0044 20 7946 0018', '+442079460018'],
    ['loyalty-number', ' hr-1234 5678 ', 'HR12345678'],
    ['crm-id', ' 4711 ', '4711'],
    ['device-id', '5e3c9f0a-1111-4d5e-8f6a-0c9d8e7f6a5b', '5e3c9f0a-1111-4d5e-8f6a-0c9d8e7f6a5b'],
  ])('of kind %s written as %j is %s', (type, raw, value) => expect(valueOf(type, raw)).toBe(value));

  it.each<[IdentifierType, string]>([
    ['email', 'ann at example.com'],
    ['email', 'ann@localhost'],
    ['email', 'ann@@example.com'],
    ['email', 'a nn@example.com'],
    ['email', '@example.com'],
    ['email', 'ann@example..com'],
    ['phone', '12'],
    ['phone', 'call me'],
    ['phone', '+44 20 7946 0018 0018 0018'],
    ['loyalty-number', '--'],
    ['loyalty-number', '0000000'],
    ['crm-id', 'undefined'],
    ['crm-id', ' '],
    ['device-id', '00000000-0000-0000-0000-000000000000'],
    ['crm-id', 'a\u0000b'],
    ['email', 'a\ud800@example.com'],
  ])('of kind %s written as %j is malformed, and says why', (type, raw) => {
    const read = normalise(type, raw, settings);
    expect(read).toEqual({ ok: false, reason: expect.stringMatching(/^(is|has) /) });
  });

  it('without a country code is malformed where no default country is set', () => {
    expect(normalise('phone', '020 7946 0018')).toEqual({ ok: false, reason: expect.stringContaining('country') });
  });

  it('in its normal form stays as it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...identifierTypes), anyText, (type, raw) => {
        const once = valueOf(type, raw);
        if (once !== null) expect(valueOf(type, once)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the same however its letters are composed (NFC and NFD)', () => {
    fc.assert(
      fc.property(fc.constantFrom(...identifierTypes), anyText, (type, raw) => {
        expect(valueOf(type, raw.normalize('NFD'))).toBe(valueOf(type, raw.normalize('NFC')));
      }),
      { numRuns: 2_000 },
    );
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) =>
        everyReading(raw, settings).every(({ value }) => value !== ''),
      ),
    );
  });

  it('may be read in several ways when nobody says what it is', () => {
    expect(everyReading('020 7946 0018', settings).map(({ type }) => type)).toEqual([
      'phone',
      'loyalty-number',
      'crm-id',
      'device-id',
    ]);
  });
});

describe('a set of identifiers', () => {
  const email = { type: 'email', value: 'ann@example.com' } as const;
  const phone = { type: 'phone', value: '+442079460018' } as const;
  it('has one order, and each identifier once', () => {
    expect(sortedIdentifiers([phone, email, phone])).toEqual(sortedIdentifiers([email, phone]));
  });
});
