import type { Browser, Page } from 'playwright-core';
import { startFixture, type Fixture } from '../test/fixture/server.js';
import { id, liveEvent } from '../test/fixture/world.js';
import { breaches, openPage, overflow, picture, startBrowser } from './browser.js';

let browser: Browser;
let fixture: Fixture;
let page: Page;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  fixture = await startFixture();
  ({ page } = await openPage(browser, { width: 390, height: 844, colours: 'light' }));
});
afterEach(async () => {
  await page?.context().close();
  await fixture?.close();
});

const whole = async () => ({ breaches: await breaches(page), overflow: await overflow(page) });
const go = (path: string) => page.goto(fixture.url + path);
const live = () => page.getByRole('status').getByText('Live', { exact: true }).waitFor();
const rows = () => page.getByRole('region', { name: 'Events' }).locator('summary');
const more = (from: number, count: number) => Array.from({ length: count }, (_, n) => liveEvent(from + n));
const press = (name: string) => page.getByRole('button', { name }).press('Enter');

describe('topics heard live', () => {
  it('are chosen, opened to their fields, and followed to their trace, by keyboard alone', async () => {
    await go('/live');
    await page.getByRole('checkbox', { name: 'insight.insights' }).press('Space');
    await press('Listen');
    await page.getByText('Nothing has happened since you began to listen.').waitFor();
    await press('Begin with the oldest that is kept');
    await page.getByText('12 events, newest first').waitFor();
    await rows().first().press('Enter');
    await page.getByText('Parcels wait <b>at the depot</b>').waitFor();
    await picture(page, 'live-open-390-light');
    expect(await whole()).toEqual({ breaches: [], overflow: 0 });
    await page.getByRole('link', { name: 'To its trace' }).press('Enter');
    await page.waitForURL(`**/insights/${id(3)}`);
  });

  it('hold still: what is new waits above until it is asked for', async () => {
    await go('/live/insight.insights?from=beginning');
    await page.getByText('12 events, newest first').waitFor();
    const first = await rows().first().textContent();
    fixture.say(liveEvent(12));
    await page.getByText('1 new event', { exact: true }).waitFor();
    expect([await rows().count(), await rows().first().textContent()]).toEqual([12, first]);
    await page.keyboard.press('.');
    await page.getByText('13 events, newest first').waitFor();
    expect(await rows().count()).toBe(13);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Events');
  });

  it('lose and double nothing over a pause and a broken line', async () => {
    await go('/live/insight.insights?from=beginning');
    await page.getByText('12 events, newest first').waitFor();
    await press('Pause');
    await page.getByText(/Paused since/).waitFor();
    fixture.say(...more(12, 3));
    await press('Go on');
    await page.getByText('3 new events').waitFor();
    fixture.hangUp();
    await page.getByText(/Offline since/).waitFor();
    fixture.say(...more(15, 2));
    await live();
    await press('Show them');
    await page.getByText('17 events, newest first').waitFor();
    expect(await rows().count()).toBe(17);
  });

  it('come again by themselves when the gateway was away, and say so meanwhile', async () => {
    await go('/live/insight.insights?from=beginning');
    await page.getByText('12 events, newest first').waitFor();
    fixture.fail(/topics/);
    fixture.hangUp();
    await page.getByText(/Offline since/).waitFor();
    await picture(page, 'live-offline-390-light');
    expect(await whole()).toEqual({ breaches: [], overflow: 0 });
    fixture.say(...more(12, 1));
    fixture.fail(null);
    await page.getByText('1 new event', { exact: true }).waitFor();
  });

  it('are narrowed by type and key, keep what was heard of that, and give a link', async () => {
    await go('/live/insight.insights?from=beginning');
    await page.getByText('12 events, newest first').waitFor();
    await page.getByRole('combobox', { name: 'Type' }).fill('insight.insight-raised.v1');
    await page.getByRole('textbox', { name: 'Key' }).fill(id(1));
    await page.getByRole('textbox', { name: 'Key' }).press('Enter');
    await page.getByText('2 events, newest first').waitFor();
    fixture.say(...more(12, 7));
    await page.getByText('2 new events', { exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get('key')).toBe(id(1));
  });

  it('keep a bounded list of what is newest, and say how many have left it', async () => {
    await go('/live/insight.insights?from=beginning');
    await page.getByText('12 events, newest first').waitFor();
    fixture.say(...more(12, 2_500));
    await page.getByText(/new events$/).waitFor();
    await page.waitForFunction((text) => document.body.innerText.includes(text), 'have left this list');
    await press('Show them');
    await page.getByText(/1,000 events, newest first\. 1,512 older ones have left this list/).waitFor();
    expect(await rows().count()).toBe(1_000);
  });
});
