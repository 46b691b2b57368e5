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
  let failing: { pattern: RegExp; status: number } | null = null;
  globalThis.fetch = (async (path: string, init: RequestInit = {}) => {
    const method = init.method ?? 'GET';
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {};
    if (method !== 'GET') sent.push({ method, path, body });
    const { status, body: said } = failing?.pattern.test(path)
      ? { status: failing.status, body: { title: 'The store is away' } }
      : answers(w)(method, path, body);
    return {
      ok: status < 400,
      status,
      statusText: '',
      json: async () => JSON.parse(JSON.stringify(said)) as unknown,
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
    fail: (pattern: RegExp | null, status = 500) => (failing = pattern && { pattern, status }),
  };
}
