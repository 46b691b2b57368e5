import http from 'node:http';

/** Posts each body, `concurrency` at a time over connections that stay open. Throws for any answer that isn't 2xx. */
export async function sendAll(
  url: string,
  bodies: Iterator<string>,
  headers: Readonly<Record<string, string>>,
  concurrency: number,
): Promise<void> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: concurrency });
  const lane = async (): Promise<void> => {
    for (let next = bodies.next(); !next.done; next = bodies.next()) await post(url, next.value, headers, agent);
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, lane));
  } finally {
    agent.destroy();
  }
}

function post(url: string, body: string, headers: Readonly<Record<string, string>>, agent: http.Agent): Promise<void> {
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
        if (answer.statusCode! < 300) resolve();
        else reject(new Error(`${url} answered ${answer.statusCode}: ${said.slice(0, 500)}`));
      });
    });
    request.end(body);
  });
}
