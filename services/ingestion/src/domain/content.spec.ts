import fc from 'fast-check';
import { canonical, contentId } from './content.js';

describe('the id of a content', () => {
  it('is one for one content, whatever order its fields came in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (fields) => {
        const turned = Object.fromEntries(Object.entries(fields).reverse());
        expect(contentId(turned)).toBe(contentId(fields));
      }),
    );
  });

  it('writes each text as JSON does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(canonical(text)).toBe(JSON.stringify(text));
      }),
    );
  });
});
