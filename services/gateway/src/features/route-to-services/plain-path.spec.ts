import fc from 'fast-check';
import { isPlainPath } from './plain-path.js';

describe('a plain path', () => {
  it('means the same to everyone: no reader of it arrives anywhere else', () => {
    const piece = fc.constantFrom(
      'v1',
      'api',
      '..',
      '.',
      '%2e',
      '%2E%2e',
      '...',
      'a.b',
      '/',
      '%2f',
      '\\',
      '%5c',
      '',
      'ä',
      '%',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const path = `/${pieces.join('/')}`;
        if (!isPlainPath(path)) return;
        expect(new URL(path.replace(/^\/+/, '/'), 'http://x').pathname.replaceAll('%C3%A4', 'ä')).toBe(
          path.replace(/^\/+/, '/'),
        );
        expect(decodedSegments(path)).not.toContain('..');
      }),
      { numRuns: 2_000 },
    );
  });

  it('lets dots stand in names and in what follows the question mark', () => {
    expect(isPlainPath('/api/insight/a..b/c.d?x=../..')).toBe(true);
  });
});

/** As a reader sees them that unescapes before it cuts. */
function decodedSegments(path: string): string[] {
  try {
    return decodeURIComponent(path).split(/[/\\]/);
  } catch {
    return [];
  }
}
