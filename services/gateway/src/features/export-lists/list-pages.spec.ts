import type { HttpAdapterHost } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ListPages } from './list-pages.js';

const answering = (...pages: { items: unknown[]; next: unknown }[]) => {
  const asked: string[] = [];
  const inject = async ({ url }: { url: string }) => {
    asked.push(url);
    const page = pages[Math.min(asked.length, pages.length) - 1]!;
    return { statusCode: 200, json: () => page };
  };
  const host = { httpAdapter: { getInstance: () => ({ inject }) } } as unknown as HttpAdapterHost;
  return { lists: new ListPages(host), asked };
};
const request = { headers: {}, ip: '127.0.0.1' } as unknown as FastifyRequest;
const all = async (lists: ListPages): Promise<unknown[]> => {
  const items: unknown[] = [];
  for await (const page of lists.of('/api/a/list', new URLSearchParams(), request)) items.push(...page);
  return items;
};

describe('the pages of a list', () => {
  it('are read to the last one', async () => {
    const { lists, asked } = answering({ items: [1, 2], next: 'more' }, { items: [3], next: null });
    expect(await all(lists)).toEqual([1, 2, 3]);
    expect(asked[1]).toContain('cursor=more');
  });

  it('are one where a thing has items of its own, whatever it calls next', async () => {
    const { lists, asked } = answering({ items: [1], next: { id: 'the next meeting', startsAt: '2026-11-30' } });
    expect(await all(lists)).toEqual([1]);
    expect(asked).toHaveLength(1);
  });
});
