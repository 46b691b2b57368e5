import type { Browser, Page } from 'playwright-core';
import { startFixture, type Fixture } from '../test/fixture/server.js';
import { id, NOW } from '../test/fixture/world.js';
import { breaches, openPage, overflow, picture, settled, startBrowser } from './browser.js';

let browser: Browser;
let fixture: Fixture;
let page: Page;
beforeAll(async () => {
  [browser, fixture] = await Promise.all([startBrowser(), startFixture()]);
  ({ page } = await openPage(browser, { width: 390, height: 844, colours: 'light' }));
  await page.clock.setFixedTime(NOW);
});
afterAll(async () => {
  await browser?.close();
  await fixture?.close();
});

const whole = async () => ({ breaches: await breaches(page), overflow: await overflow(page) });

describe('people, by keyboard alone', () => {
  it('are found, opened, changed and saved', async () => {
    await page.goto(`${fixture.url}/settings/people`);
    await settled(page);
    await page.getByLabel('Name, role or address').focus();
    await page.keyboard.type('brandt');
    await page.getByRole('heading', { name: '1 person', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Lena Brandt' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Lena Brandt' });
    await dialog.getByRole('button', { name: 'Change' }).focus();
    await page.keyboard.press('Enter');
    await dialog.getByLabel('Role').focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Head of shops');
    await picture(page, 'person-change-390-light', false);
    expect(await whole()).toEqual({ breaches: [], overflow: 0 });
    await page.keyboard.press('Enter');
    await dialog.getByText('Head of shops').waitFor();
    expect(fixture.world.people[0]).toMatchObject({ title: 'Head of shops', version: 2 });
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('?search=brandt');
  });

  it('say where a circle would close, at the field, and keep what was typed', async () => {
    await page.goto(`${fixture.url}/settings/people?person=${id(203)}`);
    const dialog = page.getByRole('dialog', { name: 'Ana Sousa' });
    await dialog.getByRole('button', { name: 'Change' }).press('Enter');
    await dialog.getByRole('combobox', { name: 'Manager' }).fill('Sousa');
    await page.getByRole('option', { name: /Ana Sousa/ }).waitFor();
    await page.getByRole('option', { name: /Tom Aydin/ }).waitFor({ state: 'hidden' });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Save' }).press('Enter');
    await dialog.getByText('reports in a circle: Ana Sousa reports to Ana Sousa').waitFor();
    expect(await dialog.getByRole('combobox', { name: 'Manager' }).inputValue()).toContain('Ana Sousa');
    expect(await whole()).toEqual({ breaches: [], overflow: 0 });
  });

  it('have calendars whose form is whole', async () => {
    await page.goto(`${fixture.url}/settings/people?view=calendars`);
    await page.getByRole('button', { name: 'Change Berlin' }).press('Enter');
    await page.getByRole('dialog', { name: 'Berlin' }).getByLabel('Friday').waitFor();
    await picture(page, 'calendar-change-390-light', false);
    expect(await whole()).toEqual({ breaches: [], overflow: 0 });
  });
});
