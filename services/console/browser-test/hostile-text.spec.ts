import type { Browser, Page } from 'playwright-core';
import { type Fixture, startFixture } from '../test/fixture/server.js';
import { id, NOW, world } from '../test/fixture/world.js';
import { openPage, settled, startBrowser } from './browser.js';
import { PAYLOADS } from './payloads.js';

const SCREENS = [
  '/',
  '/signals',
  `/signals/${id(1000)}`,
  '/insights',
  `/insights/${id(1)}`,
  `/insights/${id(1)}?make=true`,
  `/insights/${id(1)}/evidence`,
  '/actions',
  `/actions/${id(102)}`,
  '/sources',
  `/sources/imports/${id(21)}`,
  '/sources/failed',
  '/settings/audit',
  `/nowhere/${encodeURIComponent(PAYLOADS[0]!)}`,
  `/signals?theme=${encodeURIComponent(PAYLOADS[1]!)}&touchpoint=${encodeURIComponent('"><script>alert(1)</script>')}`,
];
/** What customers, sources and colleagues write, by the names of the fields it comes in. */
const WRITTEN =
  /^(text|title|statement|problem|name|organisation|source|fileName|message|raw|place|path|touchpoint|theme|what|by|why|basis|unit|metric|population|email|reason|label|detail)$/;
const EACH = 40;

/** The same world, with hostile text wherever somebody wrote something; nothing else is changed. */
function hostile<T>(value: T, next: () => string, name = ''): T {
  if (typeof value === 'string') return (WRITTEN.test(name) ? next() : value) as T;
  if (Array.isArray(value)) return value.map((one) => hostile(one, next, name)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, hostile(one, next, key)])) as T;
}

describe('whatever customers and colleagues write (S16)', () => {
  let browser: Browser;
  let fixture: Fixture;
  let page: Page;
  let errors: string[];
  const ran: string[] = [];

  beforeAll(async () => {
    let at = 0;
    const next = () => Array.from({ length: EACH }, () => PAYLOADS[at++ % PAYLOADS.length]!).join(' ');
    [browser, fixture] = await Promise.all([startBrowser(), startFixture(hostile(world(), next))]);
    ({ page, errors } = await openPage(browser, { width: 1440, height: 900, colours: 'light' }));
    page.on('dialog', (dialog) => {
      ran.push(dialog.message());
      void dialog.dismiss();
    });
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (e) =>
        console.error(`policy: ${e.violatedDirective} ${e.blockedURI} ${e.sample}`),
      );
    });
    await page.clock.setFixedTime(NOW);
  });
  afterAll(async () => {
    await browser?.close();
    await fixture?.close();
  });

  it('is more than 200 ways', () => {
    expect(new Set(PAYLOADS).size).toBeGreaterThanOrEqual(200);
  });

  it.each(SCREENS)('runs nowhere on %s, and asks the policy for nothing', async (screen) => {
    errors.length = 0;
    ran.length = 0;
    await page.goto(fixture.url + screen);
    await settled(page).catch(() => Promise.reject(new Error(`nothing shows: ${errors.join('\n').slice(0, 2_000)}`)));
    for (const one of await page.locator('details > summary').all())
      await one.click({ timeout: 2_000 }).catch(() => undefined);
    const elements = await page.evaluate(
      () => document.querySelectorAll('#root script, #root iframe, #root [onerror], #root [onload], #root base').length,
    );
    const links = await page.evaluate(() =>
      [...document.querySelectorAll('a[href]')].map((a) => (a as HTMLAnchorElement).protocol),
    );
    expect({ ran, elements, policy: errors.filter((error) => /polic|refused/i.test(error)) }).toEqual({
      ran: [],
      elements: 0,
      policy: [],
    });
    expect(links.filter((protocol) => !/^https?:$/.test(protocol))).toEqual([]);
  });

  it('would be seen to run where it did, and to be blocked by the policy', async () => {
    await page.goto(`${fixture.url}/sources`);
    await settled(page);
    errors.length = 0;
    await page.evaluate(() => {
      const image = document.createElement('div');
      // eslint-disable-next-line no-restricted-syntax -- what is forbidden to the console is done here to see it blocked
      image.innerHTML = '<img src=x onerror=alert(1)>';
      document.body.append(image);
    });
    expect(await seen(() => errors.some((error) => /script-src/i.test(error)))).toBe(true);
  });
});

async function seen(holds: () => boolean): Promise<boolean> {
  for (const limit = Date.now() + 10_000; Date.now() < limit; await new Promise((soon) => setTimeout(soon, 50)))
    if (holds()) return true;
  return false;
}
