import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { HeldClock } from '@mirrorloop/kernel';
import { type RunningService, startService } from '@mirrorloop/messaging-nest';
import { type TestDatabase, testDatabase } from '@mirrorloop/testing';
import type { RouteOptions } from 'fastify';
import { type GatewayConfig, GatewayModule, type Limits } from '../src/index.js';
import { SECRET, Upstream } from './upstream.js';

export const TOKEN = 'the token of the command line, for tests';
export const INDEX = '<!doctype html><title>The console</title>';

interface More {
  readonly ingestion: string[];
  readonly limits?: Limits;
}
/** A test asks more in a second than people do in a day. */
const WITHOUT_LIMITS: Limits = { person: 1e9, machine: 1e9, source: 1e9, stranger: 1e9 };

/** The whole gateway on loopback: real database, real log, three real services behind it. */
export class RunningGateway {
  readonly clock = new HeldClock(new Date('2026-11-20T09:00:00Z'));
  readonly routes: RouteOptions[] = [];
  readonly upstreams = {
    ingestion: new Upstream('ingestion'),
    insight: new Upstream('insight'),
    'action-tracker': new Upstream('action-tracker'),
  };
  database!: TestDatabase;
  service!: RunningService;
  config!: GatewayConfig;
  private folder!: string;

  /** @param told what else it is told */
  constructor(private readonly told: Partial<GatewayConfig> = {}) {}

  /** @param more addresses of further replicas of ingestion, and limits where they are the matter */
  async start(more: More = { ingestion: [] }): Promise<this> {
    this.database = await testDatabase();
    this.folder = await mkdtemp(path.join(os.tmpdir(), 'mirrorloop-console-'));
    await mkdir(path.join(this.folder, 'assets'));
    await writeFile(path.join(this.folder, 'index.html'), INDEX);
    await writeFile(path.join(this.folder, 'assets', 'app-1a2b3c.js'), 'console.log(1)');
    for (const upstream of Object.values(this.upstreams)) await upstream.start();
    this.config = this.configOf(more);
    this.service = await startService('gateway', GatewayModule.register(this.config), this.config, (fastify) => {
      fastify.addHook('onRoute', (route) => void this.routes.push(route));
    });
    for (const upstream of Object.values(this.upstreams)) upstream.trust(this.service.url);
    return this;
  }

  async close(): Promise<void> {
    await this.service.close();
    for (const { app } of Object.values(this.upstreams)) await app.close();
    await rm(this.folder, { recursive: true });
    await this.database.drop();
  }

  get url(): string {
    return this.service.url;
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(new URL(path, this.url), { redirect: 'manual', ...init });
  }

  /** As the command line asks. */
  byToken(path: string, init: RequestInit = {}): Promise<Response> {
    return this.fetch(path, { ...init, headers: { ...init.headers, authorization: `Bearer ${TOKEN}` } });
  }

  async newLink(body: object = {}): Promise<string> {
    const response = await this.byToken('/api/gateway/links', { method: 'POST', body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`no link: ${response.status} ${await response.text()}`);
    return ((await response.json()) as { url: string }).url;
  }

  /** @returns the cookie a browser would send from now on */
  async signIn(body: object = {}): Promise<string> {
    const response = await fetch(await this.newLink(body), { redirect: 'manual' });
    return response.headers.get('set-cookie')!.split(';')[0]!;
  }

  private configOf({ limits = WITHOUT_LIMITS, ...more }: More): GatewayConfig {
    const { ingestion, insight, 'action-tracker': actionTracker } = this.upstreams;
    return {
      databaseUrl: this.database.url,
      log: 'postgres',
      kafkaBrokers: [],
      host: '127.0.0.1',
      port: 0,
      serviceSecret: SECRET,
      clock: this.clock,
      quiet: true,
      upstreams: {
        ingestion: [ingestion.url, ...more.ingestion],
        insight: insight.url,
        'action-tracker': actionTracker.url,
      },
      machineToken: TOKEN,
      limits,
      consoleFolder: this.folder,
      organisation: { name: 'Hollin & Reed (invented)', sample: true, timeZone: 'Europe/London' },
      ...this.told,
    };
  }
}

/** What a browser sends along when our own page fetches. */
export const fromOurPage = (cookie: string): Record<string, string> => ({ cookie, 'sec-fetch-site': 'same-origin' });
