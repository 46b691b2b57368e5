import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { ADMINISTRATES, OneKeyPair } from '@mirrorloop/access';

/** Whom a service believes that runs without a gateway: it publishes its keys where the gateway would. */
export class StandInGateway {
  private readonly keys = new OneKeyPair();
  private readonly server = http.createServer(
    (_request, response) => void this.keys.gatewayKeys().then((set) => response.end(JSON.stringify(set))),
  );

  async start(): Promise<this> {
    this.server.listen(0, '127.0.0.1').unref();
    await once(this.server, 'listening');
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  tokenFor(service: string): Promise<string> {
    return this.keys.sign({ id: 'bench', name: 'bench', kind: 'machine', grants: ADMINISTRATES }, service);
  }
}
