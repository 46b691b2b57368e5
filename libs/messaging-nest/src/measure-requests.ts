import { recordRequest } from '@mirrorloop/observability';
import type { FastifyInstance } from 'fastify';

/** How long each answer took, by the route's pattern and never by the address that was asked for. */
export function measureRequests(fastify: FastifyInstance, service: string): void {
  fastify.addHook('onResponse', async ({ method, routeOptions }, { statusCode: status, elapsedTime }) => {
    recordRequest({ service, method, route: routeOptions.url, status, seconds: elapsedTime / 1000 });
  });
}
