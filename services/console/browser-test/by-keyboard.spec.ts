import type { Browser, Locator, Page } from 'playwright-core';
import { startFixture, type Fixture } from '../test/fixture/server.js';
import { id, NOW } from '../test/fixture/world.js';
import { breaches, openPage, overflow, picture, settled, startBrowser } from './browser.js';

const MOST_STOPS = 150;

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
  await page.clock.setFixedTime(NOW);
});
afterEach(async () => {
  await page?.context().close();
  await fixture?.close();
});

const whole = async () => ({ breaches: await breaches(page), overflow: await overflow(page) });
const WHOLE = { breaches: [], overflow: 0 };
const go = async (path: string) => {
  await page.goto(fixture.url + path);
  await settled(page);
};
const button = (name: string | RegExp, within: Page | Locator = page) => within.getByRole('button', { name });
const holdsFocus = (wanted: Locator) => wanted.evaluate((element) => element === document.activeElement);

/** By Tab alone, as somebody without a mouse gets there: what Tab can't reach isn't found. */
async function tabTo(wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let stops = 0; !(await holdsFocus(wanted)); stops++) {
    if (stops === MOST_STOPS) throw new Error(`${MOST_STOPS} stops of Tab don't lead to ${String(wanted)}`);
    await page.keyboard.press('Tab');
  }
}
async function press(wanted: Locator, key = 'Enter'): Promise<void> {
  await tabTo(wanted);
  await page.keyboard.press(key);
}
async function type(wanted: Locator, text: string): Promise<void> {
  await tabTo(wanted);
  await page.keyboard.type(text);
}

describe('by Tab, Enter and Escape alone', () => {
  it('a machine’s token is made, shown once and revoked', async () => {
    await go('/settings/access?of=machines');
    await press(button('Make a token'));
    const form = page.getByRole('dialog', { name: 'Make a token' });
    await type(form.getByLabel('Name'), 'Night export');
    expect(await whole()).toEqual(WHOLE);
    await page.keyboard.press('Enter');
    await page.getByLabel('The token of Night export').waitFor();
    await press(button('I have it'));
    await press(button('Revoke Night export'));
    await press(button('Revoke', page.getByRole('group', { name: 'Revoke Night export' })));
    await button('Revoke Night export').waitFor({ state: 'detached' });
    expect(fixture.world.tokens.find(({ name }) => name === 'Night export')).toMatchObject({ state: 'revoked' });
  });

  it('a dialog that Escape closes gives the focus back to what opened it', async () => {
    await go('/settings/access?of=machines');
    await press(button('Make a token'));
    await page.getByRole('dialog', { name: 'Make a token' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.textContent === 'Make a token');
  });

  it('a source’s write key is replaced by one that is shown once, and revoked', async () => {
    await go('/sources');
    await press(page.getByRole('link', { name: 'Web shop', exact: true }));
    const dialog = page.getByRole('dialog', { name: 'Write keys of Web shop' });
    await press(button('Replace by a new key', dialog));
    await dialog.getByLabel('The new write key of Web shop').waitFor();
    expect(await whole()).toEqual(WHOLE);
    const before = fixture.world.sources[0]!.keys.length;
    await press(button(/^Revoke wk_/, dialog).first());
    await press(button('Revoke', dialog.getByRole('group', { name: /^Revoke wk_/ })));
    await dialog.getByRole('group', { name: /^Revoke wk_/ }).waitFor({ state: 'detached' });
    expect(fixture.world.sources.find((each) => each.id === id(11))!.keys).toHaveLength(before - 1);
  });

  it('the audit trail is narrowed, opened to what changed, and verified', async () => {
    await go('/settings/audit');
    await press(page.getByRole('region', { name: 'Audit trail' }).locator('summary').first());
    await page
      .getByText(/^Entry \d+ of the chain/)
      .first()
      .waitFor();
    expect(await whole()).toEqual(WHOLE);
    await go('/settings/audit');
    await type(page.getByLabel('What was done holds'), 'settings');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/settings/audit?what=settings');
    await settled(page);
    await press(button('Verify the whole trail'));
    await page
      .getByRole('status')
      .getByText(/every hash holds/)
      .waitFor();
    expect(await whole()).toEqual(WHOLE);
  });

  it('access is taken back after it was asked once more, and a person is opened', async () => {
    await go('/settings/access');
    await press(button(/^Take back from Lena Brandt/));
    await press(button('Take back', page.getByRole('group', { name: /^Take back from Lena/ })));
    await page.getByText(/given by Mara Keller/).waitFor({ state: 'detached' });
    await go('/settings/people');
    await press(page.getByRole('link', { name: 'Lena Brandt' }));
    await page.getByRole('dialog', { name: 'Lena Brandt' }).waitFor();
    expect(await whole()).toEqual(WHOLE);
  });

  it('a file of what was committed elsewhere is brought in, its columns chosen, and looked at as of another day', async () => {
    await go('/actions/elsewhere');
    await press(button('Bring in a file'));
    const field = (name: string) => page.getByRole('combobox', { name, exact: true });
    await type(field('System'), 'Permits');
    const buffer = Buffer.from('Number,Due,Done at\n1,soon,\n');
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(button('CSV file'))]);
    await chooser.setFiles({ name: 'permits.csv', mimeType: 'text/csv', buffer });
    await type(field('Its name in that system (needed)'), '');
    for (const key of ['Enter', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    await type(field('States that mean done'), 'Closed');
    await page.keyboard.press('Enter');
    await picture(page, 'elsewhere-bring-in');
    expect(await whole()).toEqual(WHOLE);
    await press(button('Bring it in'));
    await page.getByRole('row', { name: '17 due “soon” is no date and time' }).waitFor();
    expect(await whole()).toEqual(WHOLE);
    await page.getByLabel('As of the end of').fill('2026-03-02');
    await page.getByRole('heading', { name: /overdue at the end of 2 March 2026/ }).waitFor();
    expect(await field('System').inputValue()).toBe('Permits');
    await picture(page, 'elsewhere-brought-in');
    expect(await whole()).toEqual(WHOLE);
  });
});
