import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const results = path.join(__dirname, '../test-results');

/** Headless, without sandbox (CI runs as root) and without a word to the outside. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

export interface View {
  width: number;
  height: number;
  colours: 'light' | 'dark';
  lang?: 'en' | 'de';
}

/** A page that notes every error its console shows; a blocked script or style is one of them. */
export async function openPage(
  browser: Browser,
  { width, height, colours, lang = 'en' }: View,
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: colours,
    reducedMotion: 'reduce',
    locale: lang === 'de' ? 'de-DE' : 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  return { page, errors };
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Each breach as one line with the element it is on; empty when the page is clean. Evaluated, since the policy lets no script in. */
export async function breaches(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(
    (runOnly) =>
      (window as unknown as { axe: { run: (d: Document, o: object) => Promise<AxeResults> } }).axe.run(document, {
        runOnly,
      }),
    tags,
  );
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} (${node.target.join(' ')})`),
  );
}

/** By how many pixels the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));

/** Every region has come: nothing says that it is waiting, and the type is there. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1, [role="dialog"] form').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  await page.evaluate(() => document.fonts.ready);
}

export async function picture(page: Page, name: string, fullPage = true): Promise<void> {
  mkdirSync(results, { recursive: true });
  await page.screenshot({ path: path.join(results, `${name}.png`), fullPage });
}

/** Walks by Tab and names each stop that shows no ring of at least 2 px. */
export async function ringless(page: Page, stops = 60): Promise<string[]> {
  const without: string[] = [];
  for (let i = 0; i < stops; i++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const ringed = [element, element.closest('label')].some(
        (e) => e && getComputedStyle(e).outlineStyle !== 'none' && parseFloat(getComputedStyle(e).outlineWidth) >= 2,
      );
      return { ringed, what: `${element.tagName} ${(element.textContent ?? '').slice(0, 40)}` };
    });
    if (!stop) break;
    if (!stop.ringed) without.push(stop.what);
  }
  return without;
}
