import { countMessages, gauge, recordRequest } from './meters.js';
import { metricsText, startTelemetry, stopTelemetry } from './telemetry.js';

describe('What a scrape sees', () => {
  beforeAll(() => startTelemetry('a-service'));
  afterAll(() => stopTelemetry());

  it('has a count before there is anything to count, so that the first one shows as a rise', async () => {
    countMessages('a-service.feature', 'parked', 0);
    expect(await lineOf('mirrorloop_messages_total')).toMatch(/group="a-service\.feature",outcome="parked".* 0$/);
    countMessages('a-service.feature', 'parked', 2);
    expect(await lineOf('mirrorloop_messages_total')).toMatch(/ 2$/);
  });

  it('names a request by its pattern and never by its address', async () => {
    const request = { service: 'a-service', method: 'GET', status: 200, seconds: 0.02 };
    recordRequest({ ...request, route: '/customers/:id' });
    recordRequest({ ...request, method: 'POST', route: undefined });
    expect(await metricsText()).toMatch(
      /http_server_request_duration_count\{.*http_request_method="GET".*http_route="\/customers\/:id"/,
    );
    expect(await metricsText()).not.toMatch(/http_request_method="POST".*http_route=/);
  });

  it('leaves a figure out that could not be had, and shows the others', async () => {
    gauge('a.figure', 'for a test', async () => [{ value: 7, attributes: {} }]);
    gauge('no.figure', 'for a test', () => Promise.reject(new Error('the database is away')));
    expect(await lineOf('a_figure')).toMatch(/ 7$/);
    expect(await lineOf('no_figure')).toBeUndefined();
  });

  it('shows how late the event loop is and what memory the process holds', async () => {
    expect(Number((await lineOf('process_memory_usage'))?.split(' ').at(-1))).toBeGreaterThan(10_000_000);
    expect(await lineOf('nodejs_eventloop_delay_p99')).toBeDefined();
  });

  const lineOf = async (name: string): Promise<string | undefined> =>
    (await metricsText()).split('\n').find((line) => line.startsWith(name) && !line.startsWith('#'));
});
