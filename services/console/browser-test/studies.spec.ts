import type { Browser } from 'playwright-core';
import { startFixture } from '../test/fixture/server.js';
import { hugeReport, pairedReport } from '../test/fixture/study-extremes.js';
import { FORTY, reportOf, study } from '../test/fixture/study.js';
import { manyAsked, noMailServer } from '../test/fixture/world/asked.js';
import { id, NOW, type World } from '../test/fixture/world.js';
import { breaches, openPage, overflow, picture, ringless, settled, startBrowser, type View } from './browser.js';

const CLOSED = id(601);
const OPEN = id(602);
const fielded = [
  study(OPEN, {
    title: 'After the rebuilding',
    wave: 2,
    status: 'open',
    closedAt: null,
    customers: 212,
    employees: 31,
    version: 1,
    ratings: [
      { question: 'q4', touchpoint: 'parcel', source: 'web-shop', name: null },
      { question: 'q7', touchpoint: 'returns desk', source: null, name: null },
    ],
  }),
];
const report = reportOf(study(CLOSED));
const crowded = study(CLOSED, {}, FORTY);
const few = { ...study(CLOSED), customers: 3, employees: null };
const tooFew = { ...reportOf(few), drivers: { r2: null, reason: 'too-few-answers' } as const };

const states: [string, string, Partial<World>, RegExp | null][] = [
  ['list', '/studies', { fielded, report }, null],
  ['list-empty', '/studies', {}, null],
  ['list-failing', '/studies', {}, /studies/],
  ['report', `/studies/${CLOSED}/report`, { report }, null],
  ['report-cell', `/studies/${CLOSED}/report?cell=3-4`, { report }, null],
  ['report-while-open', `/studies/${OPEN}/report`, { fielded }, null],
  ['report-too-few', `/studies/${CLOSED}/report`, { report: tooFew }, null],
  ['report-forty', `/studies/${CLOSED}/report`, { report: reportOf(crowded, FORTY) }, null],
  ['report-paired', `/studies/${CLOSED}/report`, { report: pairedReport(CLOSED) }, null],
  ['report-failing', `/studies/${CLOSED}/report`, { report }, /report/],
  ['field', `/studies/${OPEN}/field`, { fielded }, null],
  ['field-asked', `/studies/${OPEN}/field`, { fielded, asked: manyAsked }, null],
  ['field-no-mail', `/studies/${OPEN}/field`, { fielded, asked: noMailServer }, null],
  ['field-failing', `/studies/${OPEN}/field`, { fielded }, /invitations/],
  ['field-closed', `/studies/${CLOSED}/field`, { report }, null],
  ['instrument', `/studies/${CLOSED}/instrument`, { report }, null],
];
const views: [string, View][] = [
  ['1440-light', { width: 1440, height: 900, colours: 'light' }],
  ['1440-dark-german', { width: 1440, height: 900, colours: 'dark', lang: 'de' }],
  ['390-light', { width: 390, height: 844, colours: 'light' }],
  ['320-dark-german', { width: 320, height: 700, colours: 'dark', lang: 'de' }],
];

/** Where most would be cut or overflow; axe takes its time over thousands of cells. */
const hugeView: View = { width: 390, height: 844, colours: 'light', lang: 'de' };

describe('mirror studies, in a browser', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await startBrowser()));
  afterAll(() => browser?.close());

  describe.each(views)('at %s', (viewName, view) => {
    it.each(states)(
      '%s is whole: axe finds nothing, nothing overflows, no error',
      async (name, path, over, failing) => {
        const fixture = await startFixture(over);
        fixture.fail(failing);
        const { page, errors } = await openPage(browser, view);
        await page.clock.setFixedTime(NOW);
        await page.goto(fixture.url + path);
        if (failing)
          await page
            .getByRole('button', { name: /Try now|Jetzt/ })
            .first()
            .waitFor();
        else await settled(page);
        await picture(page, `studies-${name}-${viewName}`);
        const seen = {
          breaches: await breaches(page),
          overflow: await overflow(page),
          errors: errors.filter((error) => !/40[49]|503/.test(error)),
        };
        await page.context().close();
        await fixture.close();
        expect(seen).toEqual({ breaches: [], overflow: 0, errors: [] });
      },
    );
  });

  const opened = async (path: string, over: Partial<World>) => {
    const fixture = await startFixture(over);
    const { page } = await openPage(browser, { width: 1440, height: 900, colours: 'light' });
    await page.goto(fixture.url + path);
    await settled(page);
    const close = () => Promise.all([page.context().close(), fixture.close()]);
    return { page, close };
  };

  it('shows a ring at every stop of the Tab key', async () => {
    for (const [, path, over] of states.filter(([name]) => ['list', 'report', 'field', 'instrument'].includes(name))) {
      const { page, close } = await opened(path, over);
      const without = await ringless(page);
      await close();
      expect(without).toEqual([]);
    }
  });

  it('walks the heat map by arrows past what isn’t shown; the address keeps the cell, and its sentence is said', async () => {
    const { page, close } = await opened(`/studies/${CLOSED}/report`, { report });
    await page.locator('.heat .cell[tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(new URL(page.url()).search).toBe('?cell=1-1');
    expect(await page.locator('.heat .cell:focus').getAttribute('aria-label')).toMatch(/^▲.*Stores, Feeling special/);
    expect(await page.getByText('Stores and customers: “Feeling special”').first().isVisible()).toBe(true);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    // Past both groups of which nothing is shown.
    expect(new URL(page.url()).search).toBe('?cell=4-1');
    await close();
  });

  it('leads from a number to its questions', async () => {
    const { page, close } = await opened(`/studies/${CLOSED}/report?cell=0-1`, { report });
    await page.getByRole('link', { name: 'Its 1 question, word for word' }).first().click();
    await page.waitForURL(/instrument#q1$/);
    expect(await page.locator('#q1').innerText()).toContain('How do you believe our customers rate Feeling special?');
    await close();
  });

  it('asks by the keyboard alone, and says how many', async () => {
    const { page, close } = await opened(`/studies/${OPEN}/field`, { fielded, asked: manyAsked });
    const customers = page.getByRole('region', { name: 'Customers' });
    await customers.getByLabel('Ask so many in all').focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('1300');
    await page.keyboard.press('Enter');
    await customers.getByText('60 more are asked.').waitFor();
    expect(await customers.getByText('1,300').isVisible()).toBe(true);
    await close();
  });

  it('opens single units by the keyboard, scrolls their table by it, and gives the report as a PDF in the reader’s language', async () => {
    const fixture = await startFixture({ report: pairedReport(CLOSED) });
    const { page } = await openPage(browser, { width: 390, height: 844, colours: 'light', lang: 'de' });
    await page.goto(`${fixture.url}/studies/${CLOSED}/report`);
    await settled(page);
    await page.getByText('Die 100 weitesten Lücken von 1.600').focus();
    await page.keyboard.press('Enter');
    const table = page.getByRole('region', { name: 'Einzeln' }).getByRole('region');
    expect(await table.getByRole('row').count()).toBe(101);
    await page.keyboard.press('Tab');
    expect(await table.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.activeElement!.scrollLeft > 0);
    expect(await breaches(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await picture(page, 'studies-units-open-390-german');
    const pdf = page.getByRole('link', { name: 'PDF', exact: true });
    expect(await pdf.getAttribute('href')).toBe(`/api/insight/studies/${CLOSED}/report.pdf?lang=de`);
    await page.context().close();
    await fixture.close();
  });

  it('names the largest misses in its title, all of them beneath, and draws eight groups of many', async () => {
    const { page, close } = await opened(`/studies/${CLOSED}/report`, { report: hugeReport(CLOSED) });
    const words = page.getByRole('region', { name: 'What staff believe customers complain about' });
    expect(await words.getByRole('heading').innerText()).toMatch(
      /^Staff see too little of (“[^”]+”, ){3}and \d more, and/,
    );
    expect(await words.getByRole('listitem').count()).toBe(10);
    const known = page.getByRole('region', { name: 'Who knows what is reported and done' });
    expect(await known.getByText('3 more groups stand among the numbers.').isVisible()).toBe(true);
    await close();
  });

  it('is whole on a phone with forty attributes, twelve teams and themes in long German words', async () => {
    const fixture = await startFixture({ report: hugeReport(CLOSED) });
    const { page, errors } = await openPage(browser, hugeView);
    await page.goto(`${fixture.url}/studies/${CLOSED}/report`);
    await settled(page);
    await picture(page, 'studies-report-huge-390-german');
    expect({ breaches: await breaches(page), overflow: await overflow(page), errors }).toEqual({
      ...{ breaches: [], overflow: 0, errors: [] },
    });
    await page.context().close();
    await fixture.close();
  });

  it('lets ratings that are there be taken as answers, on a phone as well', async () => {
    const fixture = await startFixture();
    const { page } = await openPage(browser, { width: 390, height: 844, colours: 'dark', lang: 'de' });
    await page.goto(`${fixture.url}/studies`);
    await settled(page);
    await page.getByRole('button', { name: 'Studie eröffnen' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Titel').fill('Herbst');
    await dialog.getByText(/^Bewertungen, die ohnehin da sind/).focus();
    await page.keyboard.press('Enter');
    await dialog.getByLabel('Delivery').selectOption('delivery');
    await picture(page, 'studies-open-ratings-390-german', false);
    expect(await breaches(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await dialog.getByRole('button', { name: 'Studie eröffnen' }).click();
    await page.getByText('Bewertungen, die als Antworten der Kundschaft gelten').waitFor();
    await page.context().close();
    await fixture.close();
  });

  it('gives each chart along as numbers and as a picture', async () => {
    const { page, close } = await opened(`/studies/${CLOSED}/report`, { report });
    const chart = page.getByRole('figure').first();
    const taken = async (kind: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        chart.getByRole('button', { name: kind }).click(),
      ]);
      const chunks: Buffer[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
      return { name: download.suggestedFilename(), content: Buffer.concat(chunks) };
    };
    const csv = await taken('CSV');
    expect(csv.name).toBe('How-customers-see-us-1-gaps.csv');
    expect(csv.content.toString('utf8').split('\r\n')[1]).toMatch(/^Anticipation of needs,640,253,3\.2,/);
    const svg = (await taken('SVG')).content.toString('utf8');
    expect(svg).toMatch(/^<svg.*Where we see ourselves otherwise/s);
    expect(svg).not.toContain('var(');
    const png = (await taken('PNG')).content;
    expect(png.subarray(1, 4).toString('ascii')).toBe('PNG');
    expect(png.length).toBeGreaterThan(20_000);
    await close();
  });

  it('prints light, without navigation, with its tables open', async () => {
    const fixture = await startFixture({ report });
    const { page } = await openPage(browser, { width: 1000, height: 1400, colours: 'dark' });
    await page.goto(`${fixture.url}/studies/${CLOSED}/report`);
    await settled(page);
    await page.emulateMedia({ media: 'print' });
    await picture(page, 'studies-report-print');
    expect(await page.locator('nav').first().isVisible()).toBe(false);
    expect(await page.locator('details.numbers table').first().isVisible()).toBe(true);
    const ink = await page.locator('h1').evaluate((element) => getComputedStyle(element).color);
    expect(ink).toBe('rgb(23, 24, 27)');
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString('ascii')).toBe('%PDF-');
    await page.context().close();
    await fixture.close();
  });
});
