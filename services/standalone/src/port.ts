import { once } from 'node:events';
import net from 'node:net';
import { CannotStart } from './cannot-start.js';

/** Asks before anything is started, since the gateway comes last. */
export async function demandFreePort(port: number): Promise<void> {
  if (port === 0) return;
  const server = net.createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    throw new CannotStart(sentence(port, (error as NodeJS.ErrnoException).code));
  }
  server.close();
  await once(server, 'close');
}

const sentence = (port: number, code: string | undefined): string =>
  code === 'EADDRINUSE'
    ? `Port ${port} is taken by another program. Stop that one, or choose another port: npm start -- --port ${port + 1}`
    : `Can't serve on port ${port} (${code}). Choose another port: npm start -- --port 4001`;
