import fc from 'fast-check';
import { UnsubscribeLinks } from './unsubscribe-links.js';

const SECRET = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';
const NEXT = '90f8e7d6c5b4a39281706f5e4d3c2b1a';

describe('a link that ends mails', () => {
  const links = new UnsubscribeLinks({ serviceSecret: SECRET });

  it('names whose mails it ends, and nothing that anybody else made up does', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.nat(42), fc.constantFrom(...'ABCabc019-_'), (subject, at, letter) => {
        const link = links.of(subject);
        expect(links.subjectIn(link)).toBe(subject);
        const other = link.slice(0, at) + letter + link.slice(at + 1);
        expect(links.subjectIn(other)).toBe(other === link ? subject : undefined);
        expect(new UnsubscribeLinks({ serviceSecret: NEXT }).subjectIn(link)).toBeUndefined();
      }),
    );
    expect(links.subjectIn('')).toBeUndefined();
  });

  it('holds on while the secret is changed for another', () => {
    const changed = new UnsubscribeLinks({ serviceSecret: NEXT, serviceSecretAlso: SECRET });
    const subject = '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e11';
    expect(changed.subjectIn(links.of(subject))).toBe(subject);
  });
});
