import { configure } from '@testing-library/dom';

// A page comes in several steps; on a busy machine each takes its time.
configure({ asyncUtilTimeout: 15_000 });

/** What jsdom lacks and the console's parts ask for. */
Object.assign(globalThis, {
  ResizeObserver: class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
});
Object.defineProperty(window, 'matchMedia', {
  value: () => ({ matches: false, addEventListener() {}, removeEventListener() {} }),
});
Object.assign(window, { scrollTo: () => undefined });
Element.prototype.scrollIntoView ??= () => undefined;
if (!globalThis.crypto?.randomUUID)
  Object.assign(globalThis.crypto, { randomUUID: () => '00000000-0000-4000-8000-000000000000' });
