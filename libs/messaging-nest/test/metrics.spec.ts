import { randomBytes } from 'node:crypto';
import { startTelemetry, stopTelemetry } from '@mirrorloop/observability';
import { eventually, type TestDatabase, testDatabase } from '@mirrorloop/testing';
import { type RunningService, type ServiceConfig, ServiceModule, startService } from '../src/index.js';

class QuietModule {}

describe('the metrics of a service', () => {
  let database: TestDatabase;
  let service: RunningService;
  beforeAll(async () => {
    startTelemetry('quiet');
    database = await testDatabase();
    const config: ServiceConfig = {
      databaseUrl: database.url,
      log: 'postgres',
      kafkaBrokers: [],
      host: '127.0.0.1',
      port: 0,
      serviceSecret: randomBytes(32).toString('hex'),
      quiet: true,
    };
    const imports = [ServiceModule.register({ name: 'quiet', config, migrations: [] })];
    service = await startService('quiet', { module: QuietModule, imports }, config);
  });
  afterAll(async () => {
    await service.close();
    await database.drop();
    await stopTelemetry();
  });

  const scrape = async () => (await fetch(`${service.url}/metrics`)).text();

  it('are in the text format of Prometheus, for whoever is inside', async () => {
    const response = await fetch(`${service.url}/metrics`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ]);
    const text = await response.text();
    expect(text).toMatch(/^mirrorloop_outbox_oldest_age\{service="quiet".*\} 0$/m);
    expect(text).toMatch(/^mirrorloop_parked\{service="quiet".*\} 0$/m);
    expect(text).toMatch(/^process_memory_usage\{.*\} [1-9]\d+$/m);
  });

  it('count requests by the pattern of their route, and hold no address that was asked for', async () => {
    await fetch(`${service.url}/health/live`);
    await fetch(`${service.url}/api/quiet/parked/mara.lind@shop.example`);
    await fetch(`${service.url}/mara.lind@shop.example`);
    const text = await eventually(
      async () => ((await scrape()).includes('http_response_status_code="404"') ? scrape() : undefined),
      { missing: 'the request to an address that does not exist' },
    );
    expect(text).toMatch(/^http_server_request_duration_count\{service="quiet",.*http_route="\/health\/live".*\} 1$/m);
    expect(text).not.toContain('mara');
  });
});
