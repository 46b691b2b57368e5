import type { Browser, Page } from 'playwright-core';
import { startFixture, type Fixture } from '../test/fixture/server.js';
import { crowd, id, members, NOW, world } from '../test/fixture/world.js';
import { breaches, openPage, overflow, picture, ringless, settled, startBrowser, type View } from './browser.js';

const pages: Record<string, string> = {
  home: '/',
  signals: '/signals?touchpoint=delivery&sentiment=negative',
  signal: `/signals/${id(1000)}`,
  insights: '/insights',
  insight: `/insights/${id(1)}`,
  'make-an-action': `/insights/${id(1)}?make=true`,
  'insight-by-hand': `/insights/${id(3)}`,
  evidence: `/insights/${id(1)}/evidence`,
  actions: '/actions',
  'action-overdue': `/actions/${id(102)}`,
  'action-proposed': `/actions/${id(101)}`,
  board: '/actions?view=board',
  'board-by-stakes': '/actions?view=board&by=stakes',
  'my-work': '/actions/mine',
  accountability: '/actions/accountability',
  policies: '/actions/policies',
  playbooks: '/playbooks',
  playbook: `/playbooks/${id(700)}`,
  elsewhere: '/actions/elsewhere',
  cases: '/cases',
  sources: '/sources',
  'write-keys': `/sources?keys=${id(11)}`,
  import: `/sources/imports/${id(21)}`,
  failed: '/sources/failed',
  audit: '/settings/audit',
  people: '/settings/people',
  person: `/settings/people?person=${id(201)}`,
  'people-teams': '/settings/people?view=teams',
  'people-calendars': '/settings/people?view=calendars',
  'people-import': '/settings/people?view=import',
  access: '/settings/access',
  'access-machines': '/settings/access?of=machines',
  'access-account': '/settings/access?of=account',
  'data-protection': '/settings/data-protection',
  'case-rules': '/settings/cases',
  'live-topics': '/live',
  live: '/live/insight.insights?from=beginning',
  more: '/more',
  'not-found': '/insights/none-such',
};
const core = [
  'home',
  'insight',
  'make-an-action',
  'action-overdue',
  'board',
  'my-work',
  'accountability',
  'policies',
  'playbooks',
  'playbook',
  'elsewhere',
  'cases',
  'sources',
  'audit',
  'people',
  'access',
  'access-machines',
  'access-account',
  'data-protection',
  'case-rules',
  'live',
];
/** German words are longer: forms above all. */
const alsoInGerman = ['failed', 'write-keys', 'people-teams', 'people-calendars', 'people-import', 'live-topics'];
const all = Object.keys(pages);
const views: [string, View, string[]][] = [
  ['1440-light', { width: 1440, height: 900, colours: 'light' }, all],
  ['390-dark', { width: 390, height: 844, colours: 'dark' }, all],
  ['320-light', { width: 320, height: 700, colours: 'light' }, all],
  ['1440-dark', { width: 1440, height: 900, colours: 'dark' }, core],
  ['390-light', { width: 390, height: 844, colours: 'light' }, core],
  ['320-dark', { width: 320, height: 700, colours: 'dark' }, core],
  ['1440-german', { width: 1440, height: 900, colours: 'light', lang: 'de' }, [...core, ...alsoInGerman]],
];

/** As a viewer sees them. */
const masked = world().signals.map((signal) => ({
  ...signal,
  text: null,
  spans: [],
  masked: signal.text !== null,
}));

describe('each page, in a browser', () => {
  let browser: Browser;
  let fixture: Fixture;
  beforeAll(async () => {
    [browser, fixture] = await Promise.all([startBrowser(), startFixture()]);
  });
  afterAll(async () => {
    await browser?.close();
    await fixture?.close();
  });

  describe.each(views)('at %s', (viewName, view, names) => {
    let page: Page;
    let errors: string[];
    beforeAll(async () => {
      ({ page, errors } = await openPage(browser, view));
      await page.clock.setFixedTime(NOW);
    });
    afterAll(() => page?.context().close());

    it.each(names)('%s is whole: axe finds nothing, nothing overflows, no error', async (name) => {
      errors.length = 0;
      await page.goto(fixture.url + pages[name]);
      await settled(page);
      await picture(page, `${name}-${viewName}`, !['make-an-action', 'write-keys'].includes(name));
      const seen = {
        breaches: await breaches(page),
        overflow: await overflow(page),
        errors: errors.filter((error) => !error.includes('404')),
      };
      expect(seen).toEqual({ breaches: [], overflow: 0, errors: [] });
    });
  });

  describe.each(['light', 'dark'] as const)('by %s', (colours) => {
    const states: [string, string, Parameters<typeof startFixture>[0], RegExp | null][] = [
      ['signed-out', '/', { session: null }, null],
      ['empty', '/', { insights: [], actions: [], notices: [], failed: [], sources: [] }, null],
      ['empty-insights', '/insights', { insights: [], actions: [] }, null],
      ['failing', '/', {}, /ingestion|action-tracker/],
      ['live-empty', '/live/insight.insights', { live: [] }, null],
      ['live-empty-whole', '/live/insight.insights?from=beginning', { live: [] }, null],
      ['live-not-allowed', '/live/ingestion.audit', {}, null],
      ['live-nothing-to-hear', '/live', { session: { ...world().session!, hears: [] } }, null],
      ['people-empty', '/settings/people', { people: [], teams: [], leftWork: [] }, null],
      ['people-failing', '/settings/people', {}, /people|action-tracker/],
      ['access-empty', '/settings/access', { members: [] }, null],
      ['access-failing', '/settings/access', {}, /gateway\/access/],
      ['access-huge', '/settings/access', { members: members(crowd(5_000)) }, null],
      ['tokens-empty', '/settings/access?of=machines', { tokens: [] }, null],
      ['access-not-allowed', '/settings/access?of=machines', { session: { ...world().session!, may: [] } }, null],
      ['people-huge', '/settings/people', { people: crowd(5_000) }, null],
      ['playbooks-empty', '/playbooks', { playbooks: [] }, null],
      ['elsewhere-empty', '/actions/elsewhere', { elsewhere: [], elsewhereFigures: [] }, null],
      ['signals-masked', '/signals', { signals: masked }, null],
    ];
    it.each(states)(
      'the state %s is whole: axe finds nothing, nothing overflows',
      async (name, path, over, failing) => {
        const other = await startFixture(over);
        other.fail(failing);
        const { page } = await openPage(browser, { width: 390, height: 844, colours });
        await page.goto(other.url + path);
        if (failing) await page.getByRole('button', { name: 'Try now' }).first().waitFor();
        else await settled(page);
        await picture(page, `state-${name}-${colours}`);
        const seen = { breaches: await breaches(page), overflow: await overflow(page) };
        await page.context().close();
        await other.close();
        expect(seen).toEqual({ breaches: [], overflow: 0 });
      },
    );
  });

  it.each(['light', 'dark'] as const)(
    'the dialog that takes an insight back is whole by %s, and keys work it',
    async (colours) => {
      const { page } = await openPage(browser, { width: 390, height: 844, colours, lang: 'de' });
      await page.goto(`${fixture.url}/insights/${id(1)}`);
      await page.getByRole('button', { name: 'Diese Erkenntnis zurückziehen' }).press('Enter');
      await page.getByRole('button', { name: 'Zurückziehen', exact: true }).press('Enter');
      await page.getByText('Sagen Sie warum, damit es versteht, wer danach handelt.').waitFor();
      await picture(page, `retract-${colours}`, false);
      const seen = { breaches: await breaches(page), overflow: await overflow(page) };
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.context().close();
      expect(seen).toEqual({ breaches: [], overflow: 0 });
    },
  );

  it.each(all)('%s shows a ring at every stop of the Tab key', async (name) => {
    const { page } = await openPage(browser, { width: 1440, height: 900, colours: 'light' });
    await page.goto(fixture.url + pages[name]);
    await settled(page);
    const without = await ringless(page);
    await page.context().close();
    expect(without).toEqual([]);
  });
});
