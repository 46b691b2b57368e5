import type { Problem } from '@mirrorloop/contracts';
import { createMemoryHistory } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { App, newQueryClient } from '../src/app.js';
import { newRouter } from '../src/routes.js';
import { startWords } from '../src/words/i18n.js';
import { answers } from './fixture/answers.js';
import { world, type World } from './fixture/world.js';

/** The whole console at an address, over an invented world instead of a gateway. */
export function renderApp(address: string, over: Partial<World> = {}) {
  localStorage.clear();
  startWords('en');
  const w = world(over);
  const sent: { method: string; path: string; body: Record<string, unknown> }[] = [];
  let failing: { pattern: RegExp; status: number; errors: Problem['errors'] } | null = null;
  let held: { pattern: RegExp; until: Promise<void> } | null = null;
  globalThis.fetch = (async (path: string, init: RequestInit = {}) => {
    const method = init.method ?? 'GET';
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {};
    if (method !== 'GET') sent.push({ method, path, body });
    const { status, body: said } = failing?.pattern.test(path)
      ? { status: failing.status, body: { title: 'The store is away', errors: failing.errors } }
      : answers(w)(method, path, body);
    const text = JSON.stringify(said);
    if (held?.pattern.test(path)) await held.until;
    return {
      ok: status < 400,
      status,
      statusText: '',
      json: async () => JSON.parse(text) as unknown,
      headers: { get: () => null },
    };
  }) as unknown as typeof fetch;
  const client = newQueryClient();
  client.setDefaultOptions({
    queries: { ...client.getDefaultOptions().queries, retry: false, refetchInterval: false },
  });
  const router = newRouter({ history: createMemoryHistory({ initialEntries: [address] }) });
  const shown = render(<App router={router} client={client} />);
  return {
    ...shown,
    world: w,
    sent,
    client,
    router,
    fail: (pattern: RegExp | null, status = 500, errors: Problem['errors'] = undefined) =>
      (failing = pattern && { pattern, status, errors }),
    /** What is asked for there is done, and its answer stays on its way until it is let go. */
    hold: (pattern: RegExp) => {
      let letGo = () => {};
      held = { pattern, until: new Promise((go) => (letGo = go)) };
      return () => {
        held = null;
        letGo();
      };
    },
  };
}
