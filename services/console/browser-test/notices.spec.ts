import type { Browser } from 'playwright-core';
import { startFixture, type Fixture } from '../test/fixture/server.js';
import { everyNotice, manyNotices } from '../test/fixture/world/notices.js';
import { NOW } from '../test/fixture/world.js';
import { breaches, openPage, overflow, picture, ringless, settled, startBrowser, type View } from './browser.js';

const views: [string, View][] = [
  ['1440-light', { width: 1440, height: 900, colours: 'light' }],
  ['390-dark-german', { width: 390, height: 844, colours: 'dark', lang: 'de' }],
  ['320-light-german', { width: 320, height: 700, colours: 'light', lang: 'de' }],
];
const states: [string, Parameters<typeof startFixture>[0], RegExp | null][] = [
  ['bell', { notices: everyNotice }, null],
  ['bell-empty', { notices: [] }, null],
  ['bell-huge', { notices: manyNotices }, null],
  ['bell-failing', {}, /action-tracker\/notices/],
];

/** However many are new. */
const BELL = /new notice|neuer? Hinweis/;

describe('the bell, in a browser', () => {
  let browser: Browser;
  let fixture: Fixture;
  beforeAll(async () => void (browser = await startBrowser()));
  afterEach(() => fixture?.close());
  afterAll(() => browser?.close());

  describe.each(views)('at %s', (viewName, view) => {
    it.each(states)('%s is whole: axe finds nothing, nothing overflows', async (name, over, failing) => {
      fixture = await startFixture(over);
      fixture.fail(failing);
      const { page } = await openPage(browser, view);
      await page.clock.setFixedTime(NOW);
      await page.goto(`${fixture.url}/actions`);
      await settled(page);
      await page.getByRole('button', { name: BELL }).press('Enter');
      const bell = page.getByRole('dialog', { name: /^(Notices|Hinweise)$/ });
      if (failing) await bell.getByText(/couldn't read|nicht zu lesen/).waitFor();
      else await bell.waitFor();
      await picture(page, `${name}-${viewName}`, false);
      const box = (await bell.boundingBox())!;
      const cut = await page.locator('.notices').evaluate((list) => list.scrollWidth - list.clientWidth);
      // The heading takes the focus so that it is read out; what can be pressed shows its ring.
      const stops = (await ringless(page, 30)).filter((stop) => !stop.startsWith('H2 '));
      const seen = { breaches: await breaches(page), overflow: (await overflow(page)) + cut, ringless: stops };
      await page.context().close();
      expect(seen).toEqual({ breaches: [], overflow: 0, ringless: [] });
      expect([box.x >= 0, box.x + box.width <= view.width]).toEqual([true, true]);
    });
  });
});
