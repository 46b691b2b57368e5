import { Analytics } from '@segment/analytics-node';
import RudderAnalytics from '@rudderstack/rudder-sdk-node';
import type { CustomerView, SignalView } from '@mirrorloop/contracts';
import { type Running, runIngestion } from './running.js';

describe("the senders' own client libraries, unchanged", () => {
  let it_: Running;
  let key: string;
  beforeAll(async () => {
    it_ = await runIngestion();
    key = await it_.newSource('web-shop');
  }, 60_000);
  afterAll(() => it_.close());

  const customer = async (identifier: string) => {
    const { items } = await it_.list<CustomerView>(`/api/ingestion/customers?identifier=${identifier}`);
    const timeline = await it_.list<SignalView>(`/api/ingestion/customers/${items[0]!.id}/timeline`);
    return { ...items[0]!, timeline: timeline.items.map(({ name }) => name).sort() };
  };

  it("work: Segment's for Node", async () => {
    const errors: unknown[] = [];
    const analytics = new Analytics({ writeKey: key, host: it_.url, flushAt: 10 });
    analytics.on('error', (error) => errors.push(error));
    const userId = 'segment-user';
    analytics.identify({
      userId,
      anonymousId: 'segment-device',
      traits: { email: 'segment@example.com', store: 'York' },
    });
    analytics.track({
      userId,
      event: 'Feedback given',
      properties: { comment: 'Kind people at the till', nps: 9, touchpoint: 'checkout' },
    });
    analytics.page({ userId, name: 'Home' });
    analytics.screen({ userId, name: 'Basket' });
    analytics.group({ userId, groupId: 'g-1' });
    analytics.alias({ userId, previousId: 'segment-before' });
    await analytics.closeAndFlush();
    expect(errors).toEqual([]);
    expect(await customer('segment@example.com')).toMatchObject({
      store: 'York',
      signals: 6,
      timeline: ['Feedback given', 'alias', 'group', 'identify', 'page', 'screen'],
    });
    const { items } = await it_.list<SignalView>('/api/ingestion/signals?touchpoint=checkout');
    expect(items).toMatchObject([{ text: 'Kind people at the till', rating: { value: 9, low: 0, high: 10 } }]);
  });

  it.each([[true], [false]])("work: RudderStack's for Node (gzip: %s)", async (gzip) => {
    const userId = `rudder-user-${gzip}`;
    const client = new RudderAnalytics(key, { dataPlaneUrl: it_.url, gzip, flushAt: 20, flushInterval: 10_000 });
    client.identify({ userId, traits: { email: `rudder-${gzip}@example.com` } });
    client.track({ userId, event: 'Parcel late', properties: { message: 'Two weeks late', touchpoint: 'delivery' } });
    client.page({ userId, name: 'Home' });
    await new Promise<void>((resolve, reject) => void client.flush((error) => (error ? reject(error) : resolve())));
    expect(await customer(userId)).toMatchObject({ signals: 3, timeline: ['Parcel late', 'identify', 'page'] });
  });
});
