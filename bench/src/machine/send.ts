import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** The same for whoever is measured. */
const CALLS_AT_ONCE = 16;

/**
 * Posts each body, sixteen at a time over connections that stay open. What is answered 503 is sent again after
 * as long as the answer says, as any source does. Throws for any other answer that isn't 2xx.
 *
 * @returns how often it was told to come again
 */
export async function sendAll(
  url: string,
  bodies: Iterator<string>,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: CALLS_AT_ONCE });
  let again = 0;
  const lane = async (): Promise<void> => {
    for (let next = bodies.next(); !next.done; next = bodies.next())
      for (let waitMs = await post(url, next.value, headers, agent); waitMs > 0;) {
        again += 1;
        await sleep(waitMs);
        waitMs = await post(url, next.value, headers, agent);
      }
  };
  try {
    await Promise.all(Array.from({ length: CALLS_AT_ONCE }, lane));
  } finally {
    agent.destroy();
  }
  return again;
}

/** @returns 0 where it was taken, else how long to wait before it is sent again, in ms */
function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  agent: http.Agent,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    });
    request.on('error', reject).on('response', (answer) => {
      let said = '';
      answer.setEncoding('utf8').on('data', (text: string) => (said += text));
      answer.on('error', reject).on('end', () => {
        if (answer.statusCode! < 300) resolve(0);
        else if (answer.statusCode === 503) resolve(Number(answer.headers['retry-after'] ?? 1) * 1000);
        else reject(new Error(`${url} answered ${answer.statusCode}: ${said.slice(0, 500)}`));
      });
    });
    request.end(body);
  });
}
