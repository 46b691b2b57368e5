import type { Browser, Page } from 'playwright-core';
import { startFixture, type Fixture } from '../test/fixture/server.js';
import { id } from '../test/fixture/world.js';
import { breaches, openPage, overflow, picture, settled, startBrowser, type View } from './browser.js';

const views: [string, View][] = [
  ['1440-light', { width: 1440, height: 900, colours: 'light' }],
  ['390-german-dark', { width: 390, height: 844, colours: 'dark', lang: 'de' }],
];
const SAVE = /^(Save|Speichern)$/;
const FIRST = /^(Somebody else changed this first|Jemand anders hat das zuerst geändert)$/;
const FIGURES = /^(The figures changed while you were writing|Die Zahlen haben sich geändert, während Sie schrieben)$/;

/** Whether it is inside the window and nothing stands before it. */
const inSight = (page: Page, said: RegExp): Promise<boolean> =>
  page.getByText(said).evaluate((text) => {
    const { left, top, width, height } = text.getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    return there !== null && (there === text || text.contains(there));
  });

describe.each(views)('two managers at once, at %s', (name, view) => {
  let browser: Browser;
  let fixture: Fixture;
  let page: Page;
  beforeAll(async () => {
    browser = await startBrowser();
    fixture = await startFixture();
    ({ page } = await openPage(browser, view));
  });
  afterAll(async () => {
    await browser?.close();
    await fixture?.close();
  });
  const looked = async (what: string, said = FIRST) => {
    // Seen without a hand on the wheel, whatever the length of the form.
    await page.getByText(said).waitFor();
    expect(await inSight(page, said)).toBe(true);
    await picture(page, `${what}-${name}`);
    return { breaches: await breaches(page), overflow: await overflow(page) };
  };
  const whole = { breaches: [], overflow: 0 };

  it('see both versions of a setting under the form', async () => {
    await page.goto(`${fixture.url}/settings/data-protection`);
    await settled(page);
    const days = page.getByLabel(/^(Single answers of studies|Einzelne Antworten aus Studien)$/);
    await days.fill('400');
    const { settings } = fixture.world;
    Object.assign(settings, { version: 9, retention: { ...settings.retention, answers: 90, words: 30 } });
    await page.getByRole('button', { name: SAVE }).click();
    expect(await looked('conflict-settings')).toEqual(whole);
    expect(await days.inputValue()).toBe('400');
  });

  it('see both versions of a playbook in its dialog, and are asked before one is retired', async () => {
    await page.goto(`${fixture.url}/playbooks/${id(700)}`);
    await settled(page);
    await page.getByRole('button', { name: /^(Change it|Ändern)$/ }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('A second carrier everywhere');
    Object.assign(fixture.world.playbooks[0]!, { version: 9, name: 'Two carriers' });
    expect(await looked('conflict-playbook')).toEqual(whole);
    await page.getByRole('button', { name: /^(Cancel|Abbrechen)$/ }).click();
    await page.getByRole('button', { name: /^(Follow it no more|Nicht mehr so vorgehen)/ }).click();
    await page.getByText(/(for good|endgültig)/).waitFor();
    await picture(page, `retire-playbook-${name}`);
    expect(await breaches(page)).toEqual([]);
    expect(fixture.world.playbooks[0]!.retired).toBe(false);
  });

  it('see both versions of a person in words, without having sent anything', async () => {
    await page.goto(`${fixture.url}/settings/people?person=${id(201)}`);
    await settled(page);
    await page.getByRole('button', { name: /^(Change|Ändern)$/ }).click();
    const role = page.getByRole('textbox', { name: /^(Role|Rolle)$/ });
    await role.fill('Head of shops');
    Object.assign(fixture.world.people[0]!, { version: 9, title: 'Regional head' });
    expect(await looked('conflict-person')).toEqual(whole);
    expect(await role.inputValue()).toBe('Head of shops');
  });

  it('see newer figures at once: in their field, or beside what was typed over them', async () => {
    await page.goto(`${fixture.url}/insights/${id(1)}?make=true`);
    await settled(page);
    const compute = (version: number, amount: number) => {
      const [action] = fixture.world.actions;
      const notActing = { ...action!.stakes!.notActing, amount };
      Object.assign(action!, { version, stakes: { ...action!.stakes!, notActing } });
    };
    const lost = page.getByLabel(/^(Lost by not acting|Verlust ohne Handeln) \(/);
    compute(8, 21_000);
    const followed = /^(Newer evidence came|Während Sie schrieben, kamen neuere)/;
    await page.getByText(followed).scrollIntoViewIfNeeded();
    expect(await looked('figures-followed', followed)).toEqual(whole);
    await lost.fill('30000');
    compute(9, 22_000);
    expect(await looked('conflict-figures', FIGURES)).toEqual(whole);
    expect(await lost.inputValue()).toMatch(/^30[.,]000$/);
  });

  it('see what they typed when another ended the meeting first', async () => {
    const [meeting] = fixture.world.meetings;
    await page.goto(`${fixture.url}/meetings/${id(701)}/live?item=${id(801)}`);
    await settled(page);
    fixture.fail(/items/, 422);
    const note = page.getByLabel(/^(Note for the minutes|Notiz fürs Protokoll)$/);
    await note.fill('Ana asks finance whether a second carrier pays off before Christmas.');
    Object.assign(meeting!, { state: 'closed', closedAt: meeting!.startedAt, closedBy: 'Tom Aydin' });
    await page.getByText(/^(The meeting ended before|Die Besprechung endete, bevor)/).waitFor();
    await picture(page, `ended-first-${name}`);
    expect({ breaches: await breaches(page), overflow: await overflow(page) }).toEqual(whole);
  });
});
