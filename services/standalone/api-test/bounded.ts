import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';

/** What a stream sends at once, and then it is over: whoever calls at random waits for the end of an answer. */
const STREAM_MS = 300;

export interface Bounded {
  readonly url: string;
  close(): void;
}

/**
 * A proxy in front of the whole, as one that is named in TRUSTED_PROXIES: streams end, and each call comes from an
 * address of its own, so that no limit of addresses answers in the place of what is called.
 */
export async function boundedBefore(target: string): Promise<Bounded> {
  const { hostname, port } = new URL(target);
  let calls = 0;
  const server = http.createServer((request, response) => {
    calls += 1;
    const headers = {
      ...request.headers,
      'x-forwarded-for': `2001:db8:${(calls >> 16).toString(16)}:${(calls & 0xffff).toString(16)}::1`,
      'accept-encoding': 'identity',
    };
    const asked = http.request({ hostname, port, method: request.method, path: request.url, headers });
    asked.on('response', (answer) => {
      response.writeHead(answer.statusCode!, answer.rawHeaders);
      answer.on('error', () => response.destroy()).pipe(response);
      if (!answer.headers['content-type']?.startsWith('text/event-stream')) return;
      setTimeout(() => (response.end(), asked.destroy()), STREAM_MS);
    });
    // Who refuses early reads no more of what is sent: that is no fault of the answer, which has begun.
    asked.on('error', () => response.headersSent || response.destroy());
    request.pipe(asked);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => (server.closeAllConnections(), void server.close()),
  };
}
