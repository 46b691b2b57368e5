import { TextDecoder, TextEncoder } from 'node:util';
import { configure } from '@testing-library/dom';

// A page comes in several steps; on a busy machine each takes its time.
configure({ asyncUtilTimeout: 15_000 });

/** What jsdom lacks and the console's parts ask for. */
Object.assign(globalThis, {
  ...{ TextDecoder, TextEncoder },
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
Blob.prototype.arrayBuffer ??= function (this: Blob) {
  return new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result as ArrayBuffer);
    reader.readAsArrayBuffer(this);
  });
};
Element.prototype.scrollIntoView ??= () => undefined;
if (!globalThis.crypto?.randomUUID)
  Object.assign(globalThis.crypto, { randomUUID: () => '00000000-0000-4000-8000-000000000000' });
