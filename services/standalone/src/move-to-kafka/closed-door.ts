import { once } from 'node:events';
import http from 'node:http';
import type { Problem } from '@mirrorloop/contracts';

const RETRY_AFTER_S = 5;

/** Stands where the gateway stands otherwise: whoever sends something is told to come again. */
export async function closedDoor(port: number): Promise<() => Promise<void>> {
  const server = http.createServer((request, reply) => {
    const problem: Problem = {
      type: 'about:blank',
      title: 'Mirrorloop is moving its log to Kafka',
      status: 503,
      detail: 'Nothing is lost. Send it again in a moment.',
    };
    request.resume();
    reply.writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': String(RETRY_AFTER_S) });
    reply.end(JSON.stringify(problem));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
}
