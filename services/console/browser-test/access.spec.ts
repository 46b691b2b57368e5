import { createHmac } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { breaches, openPage, overflow, picture, settled, startBrowser } from './browser.js';
import { Platform } from './platform.js';

const MORNING = new Date('2026-11-20T09:00:00Z');
const STEP_MS = 30_000;
const ADDRESS = 'ops@hollin-reed.example';
const PASSWORD = 'blue kettle on a quiet stove';

/** From a link that works once to a password and a second factor: an administrator's way to an account of their own. */
describe('a way in of one’s own, in a browser', () => {
  let browser: Browser;
  let platform: Platform;
  let page: Page;
  let errors: string[];
  let secret: string;
  let spent: string;

  beforeAll(async () => {
    [browser, platform] = await Promise.all([startBrowser(), Platform.start(MORNING)]);
    ({ page, errors } = await openPage(browser, { width: 1440, height: 900, colours: 'light' }));
    page.setDefaultTimeout(60_000);
  }, 600_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  }, 120_000);

  const finding = (name: string) => page.getByRole('heading', { level: 1, name });
  const whole = async (name: string, fullPage = true) => {
    await picture(page, `access-${name}`, fullPage);
    return { breaches: await breaches(page), overflow: await overflow(page) };
  };
  const WHOLE = { breaches: [], overflow: 0 };
  const signOut = async () => {
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('link', { name: 'Sign in' }).click();
  };
  const signIn = async () => {
    await page.getByLabel(/mail|Address/i).fill(ADDRESS);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
  };

  it('begins with a one-time link, and a password set on the page', async () => {
    await page.goto(await platform.link());
    await page.waitForURL((url) => url.pathname === '/');
    await page.goto(`${platform.url}/settings/access?of=account`);
    await finding('You come in by one-time links.').waitFor();
    await page.getByLabel('Address').fill(ADDRESS);
    await page.getByLabel('New password').fill('password');
    await page.getByRole('button', { name: 'Set a password' }).click();
    await page.getByText('one of the passwords that are tried first').waitFor();
    await page.getByLabel('New password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await finding('You sign in by password alone.').waitFor();
    expect(await whole('password')).toEqual(WHOLE);
  });

  it('goes on by that password', async () => {
    await signOut();
    await signIn();
    await page.waitForURL((url) => url.pathname === '/');
    await settled(page);
  });

  it('gets a second factor by the code of an app, and recovery codes once', async () => {
    await page.goto(`${platform.url}/settings/access?of=account`);
    await page.getByRole('button', { name: 'Turn on the second factor' }).click();
    const dialog = page.getByRole('dialog', { name: 'Turn on the second factor' });
    await dialog.getByLabel('Your password now').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await dialog.getByRole('img', { name: 'The secret as a QR code' }).waitFor();
    secret = (await dialog.getByLabel('The secret', { exact: true }).textContent())!.replaceAll(' ', '');
    expect(await whole('second-factor', false)).toEqual(WHOLE);
    // What was typed before it was a password, which this field would show.
    expect(await dialog.getByLabel('The code the app shows now').inputValue()).toBe('');
    spent = codeOf(secret, platform.now());
    await dialog.getByLabel('The code the app shows now').fill(spent);
    await page.keyboard.press('Enter');
    const codes = await dialog.getByLabel('Your recovery codes').textContent();
    expect(codes!.split('\n').length).toBeGreaterThanOrEqual(8);
    expect(await whole('recovery-codes', false)).toEqual(WHOLE);
    await dialog.getByRole('button', { name: 'I have it' }).click();
    await finding('You sign in by password and a code.').waitFor();
  });

  it('asks for a code from then on, and takes none twice', async () => {
    await signOut();
    await signIn();
    await page.getByLabel(/code/i).fill(spent);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    // An app shows the next code half a minute later; the platform's clock is ours to move.
    platform.moveTo(new Date(platform.now().getTime() + STEP_MS));
    await page.getByLabel(/code/i).fill(codeOf(secret, platform.now()));
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === '/');
    await page.goto(`${platform.url}/settings/access`);
    await page.getByText('runs the installation').waitFor();
    await picture(page, 'access-people', false);
  });

  it('ends on every device at once', async () => {
    await page.goto(`${platform.url}/settings/access?of=account`);
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
  });

  it('shows no error on the way', () => {
    expect(errors.filter((error) => !/40[14]|422/.test(error))).toEqual([]);
  });
});

/** What an authenticator app shows (RFC 6238: SHA-1, 30 s, six digits), worked out apart from the product's own. */
function codeOf(base32: string, at: Date): string {
  const bits = [...base32].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const key = Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / STEP_MS)));
  const mac = createHmac('sha1', key).update(step).digest();
  const word = mac.readUInt32BE(mac.at(-1)! & 0xf) & 0x7fffffff;
  return String(word % 1_000_000).padStart(6, '0');
}
