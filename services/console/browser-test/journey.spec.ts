import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { breaches, openPage, picture, settled, startBrowser } from './browser.js';
import { Platform } from './platform.js';

const MORNING = new Date('2026-11-20T09:00:00Z');
const DEADLINE_DAY = '2026-11-27';
/** 18:00 in no time zone of the sample comes later than this. */
const AFTER_IT = new Date('2026-11-28T12:00:00Z');
const images = path.join(__dirname, '../../../docs/images');

/** From the first page to a committed action, and on until its deadline has passed: a manager's way through the loop. */
describe('the loop, in a browser', () => {
  let browser: Browser;
  let platform: Platform;
  let page: Page;
  let errors: string[];

  beforeAll(async () => {
    [browser, platform] = await Promise.all([startBrowser(), Platform.start(MORNING)]);
    ({ page, errors } = await openPage(browser, { width: 1440, height: 900, colours: 'light' }));
    page.setDefaultTimeout(60_000);
    await page.clock.setFixedTime(platform.now());
  }, 600_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  }, 120_000);

  /** What axe finds on the page as it stands, and a picture of it. */
  const look = async (name: string, fullPage = true) => {
    await picture(page, `journey-${name}`, fullPage);
    return breaches(page);
  };
  const h1 = () => page.getByRole('heading', { level: 1 });

  it('lets nobody in without a link, and says how to get one', async () => {
    await page.goto(platform.url);
    await page.getByText('No password yet?').click();
    await page.getByText('npx mirrorloop link').waitFor();
  });

  it('opens by a one-time link on the three gaps, and says that the organisation is invented', async () => {
    await page.clock.setFixedTime(platform.now());
    await page.goto(await platform.link());
    await page.waitForURL((url) => url.pathname === '/');
    await settled(page);
    await page.getByText('Sample organisation: all data invented').waitFor();
    expect(await h1().textContent()).toMatch(/no owner/);
    expect(await look('1-three-gaps')).toEqual([]);
    keep('journey-1-three-gaps', 'three-gaps');
  });

  it('leads to the delivery surge that the platform found by itself, with its evidence', async () => {
    await page
      .getByRole('navigation', { name: 'Places', exact: true })
      .getByRole('link', { name: /Insights/ })
      .click();
    await page.getByRole('link', { name: /delivery surge/i }).click();
    await page.waitForURL(/\/insights\/[0-9a-f-]{36}$/);
    await settled(page);
    await page.getByRole('figure').waitFor();
    expect(await h1().textContent()).toMatch(
      /^Negative signals about .*delivery.* run at [\d.]+ a day, where [\d.]+ to [\d.]+ would be expected\.$/i,
    );
    expect(await look('2-insight')).toEqual([]);
    keep('journey-2-insight', 'insight');
    await page.getByText('Show the numbers').click();
    await page.getByRole('columnheader', { name: '99% band' }).waitFor();
    await page.getByRole('link', { name: /^Read all/ }).click();
    await page.getByText(/of [\d,]+, newest first/).waitFor();
    expect(await look('3-evidence', false)).toEqual([]);
    await page.goBack();
  });

  it('refuses an action without an owner, at the field and in plain words, and keeps what was typed', async () => {
    await page.getByRole('button', { name: 'Make it an action' }).click();
    const form = page.getByRole('dialog', { name: 'Make it an action' });
    await form.getByLabel('Problem').fill('Web-shop parcels arrive days after the day that was promised.');
    await form.getByLabel('Deadline').fill(DEADLINE_DAY);
    await form.getByLabel('Smallest effect').fill('5');
    await form.getByLabel('Parts it is broken into').fill('Handed over late\nLost on the way');
    await form.getByRole('button', { name: 'Commit the action' }).click();
    await form.getByText('An action needs one owner').waitFor();
    expect(await form.getByLabel('Problem').inputValue()).toMatch(/^Web-shop parcels/);
    expect(await look('4-refused', false)).toEqual([]);
  });

  it('commits it by keyboard alone once one person owns it, and the list of actions has it', async () => {
    const form = page.getByRole('dialog', { name: 'Make it an action' });
    await form.getByRole('combobox', { name: 'Owner' }).or(form.getByLabel('Owner')).first().focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('[role=listbox] [role=option]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await form.getByRole('button', { name: 'Commit the action' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/actions\/[0-9a-f-]{36}$/);
    await page.getByText('On time').waitFor();
    await settled(page);
    await page.clock.setFixedTime(platform.now());
    expect(await h1().textContent()).toBe('Web-shop parcels arrive days after the day that was promised.');
    expect(await look('5-committed')).toEqual([]);
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await page.waitForURL(/\/actions$/);
    await page.getByText('Web-shop parcels arrive days after the day that was promised.').waitFor();
    expect(await h1().textContent()).toMatch(/1 committed, none overdue/);
    expect(await look('6-actions')).toEqual([]);
  });

  it('tells that it is overdue once the clock has passed its deadline', async () => {
    platform.moveTo(AFTER_IT);
    await page.clock.setFixedTime(platform.now());
    // A session doesn't outlive a week of nobody looking: whoever comes back comes by a new link.
    await page.goto(await platform.link());
    await page.waitForURL((url) => url.pathname === '/');
    await page.getByRole('button', { name: /new notice/ }).click();
    await page.getByRole('dialog', { name: 'Notices' }).getByText('Overdue').first().waitFor();
    expect(await look('7-notice', false)).toEqual([]);
    await page.getByRole('dialog', { name: 'Notices' }).getByRole('link').first().click();
    await page.getByText(/^Overdue since 27 November 2026/).waitFor();
    await settled(page);
    expect(await look('8-overdue')).toEqual([]);
  });

  it('raises an insight by hand from the signals that show it', async () => {
    await page.goto(`${platform.url}/signals?sentiment=positive`);
    await settled(page);
    await page.getByRole('button', { name: 'Raise an insight from these' }).click();
    const form = page.getByRole('dialog', { name: 'Raise an insight by hand' });
    await form.getByLabel('Name').fill('What delights people');
    await form.getByLabel('What happens').fill('Customers praise the staff in the shops.');
    await form.getByRole('button', { name: 'Raise it' }).click();
    await page.waitForURL(/\/insights\/[0-9a-f-]{36}$/);
    await page.getByRole('heading', { level: 1, name: 'Customers praise the staff in the shops.' }).waitFor();
    await settled(page);
    expect(await look('9-by-hand')).toEqual([]);
  });

  it('hears live what was said of insights, and nothing of it twice after a pause', async () => {
    await page.goto(`${platform.url}/live/insight.insights?from=beginning`);
    await page.getByRole('status').getByText('Live', { exact: true }).waitFor();
    await page.getByText(/events?, newest first/).waitFor();
    await page.getByRole('region', { name: 'Events' }).locator('summary').first().press('Enter');
    await page.getByRole('link', { name: 'To its trace' }).waitFor();
    expect(await look('8-live', false)).toEqual([]);
    await page.getByRole('button', { name: 'Pause' }).press('Enter');
    await page.getByText(/^Paused since/).waitFor();
    await page.getByRole('button', { name: 'Go on' }).press('Enter');
    await page.getByRole('status').getByText('Live', { exact: true }).waitFor();
    expect(await page.getByText(/new events?$/).count()).toBe(0);
  });

  it('shows no error on the way', () => {
    expect(errors.filter((error) => !/40[14]|422/.test(error))).toEqual([]);
  });
});

/** The README shows what a newcomer will see: the real thing, renewed by each run that is told to. */
function keep(from: string, as: string): void {
  if (!process.env['KEEP_IMAGES']) return;
  mkdirSync(images, { recursive: true });
  copyFileSync(path.join(__dirname, `../test-results/${from}.png`), path.join(images, `${as}.png`));
}
