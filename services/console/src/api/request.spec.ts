import { everyPage } from './every-page.js';
import { asRefusal, messagesFor } from './refusal.js';
import { ask, withQuery } from './request.js';

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  const response = {
    ok: status < 400,
    status,
    statusText: 'said',
    json: async () => body,
    headers: { get: (name: string) => headers[name] ?? null },
  };
  globalThis.fetch = (async () => response) as unknown as typeof fetch;
};
const refused = async () => asRefusal(await ask('/api/x').catch((error: unknown) => error));

describe('asking the gateway', () => {
  it('turns a problem document into a refusal with its fields', async () => {
    answer(422, { title: 'No', errors: [{ path: 'stakes.acting.amount', message: 'Give an amount' }] });
    const refusal = await refused();
    expect([refusal.status, refusal.passing, messagesFor(refusal, 'stakes')]).toEqual([422, false, ['Give an amount']]);
  });

  it('knows what may pass by itself, and how long to wait', async () => {
    answer(503, { title: 'Away' }, { 'retry-after': '5' });
    expect(await refused()).toMatchObject({ passing: true, retryAfterSeconds: 5 });
    globalThis.fetch = async () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await refused()).toMatchObject({ status: 0, passing: true });
  });

  it('shows what is not there and what is not allowed alike', async () => {
    answer(403, {});
    const forbidden = await refused();
    answer(404, {});
    expect([forbidden.unseen, (await refused()).unseen]).toEqual([true, true]);
  });

  it('leaves an empty filter out of the address', () => {
    expect(withQuery('/s', { theme: 'late & lost', touchpoint: undefined, cursor: '' })).toBe('/s?theme=late+%26+lost');
  });

  it('follows the cursor to the end before it says that it counted in full', async () => {
    const pages: Record<string, { items: number[]; next: string | null; total: number }> = {
      '': { items: [1, 2], next: 'b', total: 3 },
      b: { items: [3], next: null, total: 3 },
    };
    expect(await everyPage(async (cursor) => pages[cursor ?? '']!)).toEqual({
      items: [1, 2, 3],
      total: 3,
      complete: true,
    });
  });
});
