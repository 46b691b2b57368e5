import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ADMINISTRATES, type Caller, fetchKeys, OneKeyPair } from '@mirrorloop/access';
import { ActionTrackerModule } from '@mirrorloop/action-tracker';
import { GatewayModule } from '@mirrorloop/gateway';
import { IngestionModule } from '@mirrorloop/ingestion';
import { InsightModule } from '@mirrorloop/insight';
import type { Clock } from '@mirrorloop/kernel';
import type { MailSettings } from '@mirrorloop/mailing';
import { type RunningService, startService } from '@mirrorloop/messaging-nest';
import { type TestDatabase, testDatabase } from '@mirrorloop/testing';
import type { DynamicModule } from '@nestjs/common';
import type { RouteOptions } from 'fastify';

export const SECRET = 'f3c1a9d27b60e584c1d93ab7704e2f56';
export const TOKEN = '7d20b6c9f41e8a35d09c3e71b842af65';
/** What the services believe besides the gateway, so that a test can be whoever it likes. */
export const BESIDE = new OneKeyPair();
/** The proxy takes every method there is; these are the ones that anybody uses. */
const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
const NO_LIMITS = { person: 1e9, machine: 1e9, source: 1e9, stranger: 1e9 };

export interface Route {
  readonly service: string;
  readonly method: string;
  readonly url: string;
}
export interface Answer {
  readonly status: number;
  readonly text: string;
}

export interface WholeOptions {
  readonly quiet?: boolean;
  readonly clock?: Clock;
  readonly mail?: MailSettings;
}

/** Every service and the gateway as they run, in this process, with the routes that their routers really have. */
export class Whole {
  readonly routes: Route[] = [];
  readonly services: Record<string, RunningService> = {};
  private database!: TestDatabase;

  async start({ quiet = true, mail, ...more }: WholeOptions = {}): Promise<this> {
    this.database = await testDatabase();
    const console_ = mkdtempSync(path.join(os.tmpdir(), 'mirrorloop-console-'));
    writeFileSync(path.join(console_, 'index.html'), '<!doctype html><title>Console</title>');
    const config = {
      databaseUrl: this.database.url,
      log: 'postgres' as const,
      kafkaBrokers: [],
      host: '127.0.0.1',
      port: 0,
      serviceSecret: SECRET,
      gatewayKeys: async () => ({
        keys: [...(await BESIDE.gatewayKeys()).keys, ...(await fetchKeys(this.services['gateway']!.url)).keys],
      }),
      publicAddress: () => this.services['gateway']?.url,
      quiet,
      ...more,
    };
    await this.run('ingestion', IngestionModule.register(config, { mail }), config);
    await this.run('insight', InsightModule.register(config, { reading: 'inline' }), config);
    await this.run('action-tracker', ActionTrackerModule.register(config, { mail }), config);
    const upstreams = Object.fromEntries(Object.entries(this.services).map(([name, { url }]) => [name, url])) as never;
    const organisation = { name: 'Hollin & Reed (invented)', sample: true, timeZone: 'Europe/London' };
    const gateway = {
      ...config,
      upstreams,
      machineToken: TOKEN,
      consoleFolder: console_,
      organisation,
      limits: NO_LIMITS,
    };
    await this.run('gateway', GatewayModule.register(gateway), gateway);
    return this;
  }

  async close(): Promise<void> {
    for (const service of Object.values(this.services).reverse()) await service.close();
    await this.database.drop();
  }

  get databaseUrl(): string {
    return this.database.url;
  }

  /** Past the gateway, as a caller whom it vouches for; at the gateway itself an administrator comes by token. */
  async asks(caller: Caller, { service, method }: Route, address: string, init: RequestInit = {}): Promise<Answer> {
    if (service === 'gateway' && caller.grants.length > 0) return this.ask(method, address, init);
    const authorization = `Bearer ${await BESIDE.sign(caller, service)}`;
    return this.send(service, method, address, { ...init, headers: { authorization, ...init.headers } });
  }

  /** At the one address, by the token of the command line unless headers say otherwise. */
  ask(method: string, address: string, init: RequestInit = {}): Promise<Answer> {
    return this.send('gateway', method, address, {
      ...init,
      headers: { authorization: `Bearer ${TOKEN}`, ...init.headers },
    });
  }

  async send(service: string, method: string, address: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(this.services[service]!.url + address, { redirect: 'manual', ...init, method });
    // A live topic never ends: that it was opened says enough.
    const endless = response.headers.get('content-type')?.startsWith('text/event-stream');
    if (endless) await response.body?.cancel();
    return { status: response.status, text: endless ? '' : await response.text() };
  }

  private async run(name: string, module: DynamicModule, config: Parameters<typeof startService>[2]): Promise<void> {
    this.services[name] = await startService(name, module, config, (fastify) => {
      fastify.addHook('onRoute', (route: RouteOptions) => {
        for (const method of [route.method].flat())
          if (METHODS.has(method)) this.routes.push({ service: name, method, url: route.url });
      });
    });
  }
}

export const ADMIN: Caller = {
  id: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e50',
  name: 'Ada',
  kind: 'person',
  grants: ADMINISTRATES,
};
/** Somebody who is known, and to whom nothing was granted. */
export const NOBODY_MUCH: Caller = { ...ADMIN, id: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e51', name: 'Noah', grants: [] };

const NO_ID = '00000000-0000-4000-8000-000000000000';
/** An address of the route's pattern. */
export const addressOf = ({ url }: Route, id = NO_ID): string =>
  url.replace(/:[A-Za-z]+(\([^)]*\))?/g, id).replace('*', 'x');
