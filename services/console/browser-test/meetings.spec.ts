import type { Browser, Page } from 'playwright-core';
import { decideItem } from '../test/fixture/meetings.js';
import { startFixture, type Fixture } from '../test/fixture/server.js';
import { crowdedMeeting, id, NOW, world, type World } from '../test/fixture/world.js';
import { breaches, openPage, overflow, picture, ringless, settled, startBrowser, type View } from './browser.js';

const MEETING = id(701);
const CROWDED = id(709);
const UNOWNED = id(801);
const live = `/meetings/${MEETING}/live?item=${UNOWNED}`;
const pages: Record<string, string> = {
  meetings: '/meetings',
  'meeting-planned': `/meetings/${id(702)}`,
  'meeting-minutes': `/meetings/${id(703)}`,
  'meeting-live': live,
  'meeting-live-promised': `/meetings/${MEETING}/live`,
  'meeting-live-empty': `/meetings/${id(704)}/live`,
  'meeting-live-crowded': `/meetings/${CROWDED}/live?item=${id(914)}`,
  'meeting-live-over': `/meetings/${id(703)}/live`,
};
const views: [string, View][] = [
  ['1920-light', { width: 1920, height: 1080, colours: 'light' }],
  ['1440-dark', { width: 1440, height: 900, colours: 'dark' }],
  ['390-light', { width: 390, height: 844, colours: 'light' }],
  ['320-dark', { width: 320, height: 700, colours: 'dark' }],
  ['1440-german', { width: 1440, height: 900, colours: 'light', lang: 'de' }],
  ['390-german', { width: 390, height: 844, colours: 'light', lang: 'de' }],
];
const WIDE: View = { width: 1440, height: 900, colours: 'light' };
const hearing = { ...world().session!, hears: ['action-tracker.meetings'] };
const withCrowd = (): Partial<World> => ({ meetings: [...world().meetings, crowdedMeeting(60)], session: hearing });

describe('meetings, in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  describe.each(views)('at %s', (viewName, view) => {
    let page: Page;
    let fixture: Fixture;
    let errors: string[];
    beforeAll(async () => {
      fixture = await startFixture(withCrowd());
      ({ page, errors } = await openPage(browser, view));
      await page.clock.setFixedTime(NOW);
    });
    afterAll(async () => {
      await page?.context().close();
      await fixture?.close();
    });

    it.each(Object.keys(pages))('%s is whole: axe finds nothing, nothing overflows, no error', async (name) => {
      errors.length = 0;
      await page.goto(fixture.url + pages[name]!);
      await settled(page);
      if (name === 'meeting-live') {
        await page.getByRole('button', { name: /^(Agree|Vereinbaren)$/, pressed: false }).click();
        await page.getByText(/^(Taken down by|Festgehalten von)/).waitFor();
      }
      await picture(page, `${name}-${viewName}`);
      const seen = {
        breaches: await breaches(page),
        overflow: await overflow(page),
        errors: errors.filter((error) => !error.includes('404')),
      };
      expect(seen).toEqual({ breaches: [], overflow: 0, errors: [] });
      if (name === 'meeting-live')
        for (const one of fixture.world.meetings[0]!.items)
          if (one.id === UNOWNED) Object.assign(one, { decision: 'open', draft: null, missing: [], decidedBy: null });
    });
  });

  it.each(Object.keys(pages))('%s shows a ring at every stop of the Tab key', async (name) => {
    const fixture = await startFixture(withCrowd());
    const { page } = await openPage(browser, WIDE);
    await page.goto(fixture.url + pages[name]!);
    await settled(page);
    const without = await ringless(page);
    await page.context().close();
    await fixture.close();
    expect(without).toEqual([]);
  });

  /** Also where a test failed, so that the run ends. */
  const toClose: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of toClose.splice(0)) await close();
  });
  async function opened(path: string, over: Partial<World> = {}) {
    const fixture = await startFixture({ session: hearing, ...over });
    const { page } = await openPage(browser, WIDE);
    await page.goto(fixture.url + path);
    await settled(page);
    const item = () => fixture.world.meetings[0]!.items.find((one) => one.id === UNOWNED)!;
    const close = async () => {
      await page.context().close();
      await fixture.close();
    };
    toClose.push(close);
    return { page, fixture, item };
  }
  const takenDown = (page: Page) => page.getByText('Taken down by').waitFor();
  /** As another manager does it from another page. */
  const another = (fixture: Fixture, said: Record<string, unknown>) => {
    const { version } = fixture.world.meetings[0]!.items.find((one) => one.id === UNOWNED)!;
    decideItem(fixture.world, MEETING, UNOWNED, { version, ...said }, 'Tom Aydin');
    const about = { meetingId: MEETING, what: 'item-decided' };
    const type = 'action-tracker.meeting-revised.v1';
    const event = { id: `told-${version}`, source: 'action-tracker', topic: 'action-tracker.meetings', data: about };
    fixture.say({ ...event, type, subject: MEETING, time: NOW.toISOString() } as never);
  };

  it('takes down what is said while it is typed, says what is still missing, and commits it, by keyboard alone', async () => {
    const { page, item } = await opened(live);
    await page.keyboard.press('a');
    await takenDown(page);
    expect(item()).toMatchObject({ decision: 'agreed', decidedBy: 'Mara Keller' });
    const foot = page.locator('.stage-foot');
    await foot.getByText('The meeting can’t be closed yet: 1 agreed item lacks something.').waitFor();
    expect(await foot.locator('li').innerText()).toMatch(/: owner, deadline, .*measure of success/);
    await page.getByRole('combobox', { name: 'Owner' }).focus();
    await page.keyboard.type('Tom');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByLabel('Deadline').fill('2026-12-04');
    await page.getByLabel('Smallest effect').focus();
    await page.keyboard.type('5');
    await foot.getByText('decided').waitFor();
    expect(item().draft).toMatchObject({ ownerId: id(202), deadline: '2026-12-04' });
    await page.getByRole('button', { name: 'Commit the action' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Tom Aydin until').waitFor();
    expect(item().decision).toBe('committed');
  });

  it('shows another’s decision without a reload the moment it is told, where nothing is typed', async () => {
    const { page, fixture } = await opened(live);
    another(fixture, { decision: 'deferred', reason: 'After the fair.' });
    // Long before the next time it would be asked for.
    await page.getByText('Taken down by Tom Aydin').waitFor({ timeout: 3_000 });
    expect(await page.getByLabel('Why?').inputValue()).toBe('After the fair.');
  });

  it('keeps what is typed when another was first, shows both, and saves mine only when I say so', async () => {
    const { page, fixture, item } = await opened(live);
    await page.keyboard.press('a');
    await takenDown(page);
    fixture.fail(/items/, 503);
    await page.getByLabel('Problem', { exact: true }).fill('Mine: parcels wait.');
    await page.getByText('Not taken down yet').waitFor();
    const draft = { ...item().draft, problem: 'Theirs: lorries wait.' };
    another(fixture, { decision: 'agreed', draft });
    await page.getByText('Tom Aydin changed this item meanwhile').waitFor();
    fixture.fail(null);
    for (const said of ['Mine: parcels wait.', 'Theirs: lorries wait.'])
      expect(await page.getByRole('cell', { name: said }).count()).toBe(1);
    expect(await page.getByLabel('Problem', { exact: true }).inputValue()).toBe('Mine: parcels wait.');
    await picture(page, 'meeting-conflict');
    expect(await breaches(page)).toEqual([]);
    expect(item().draft!['problem']).toBe('Theirs: lorries wait.');
    await page.getByRole('button', { name: 'Use mine' }).click();
    await page.getByText('Taken down by Mara Keller').waitFor();
    expect(item().draft!['problem']).toBe('Mine: parcels wait.');
  });

  it('keeps what isn’t taken down yet over a look at another item', async () => {
    const { page, fixture } = await opened(live);
    fixture.fail(/items/, 503);
    await page.getByLabel('Note for the minutes').fill('Half a thought');
    await page.getByText('Not taken down yet').waitFor();
    await page.getByRole('button', { name: 'Next item' }).click();
    await page.getByText('Taken down by Tom Aydin').waitFor();
    await page.getByRole('button', { name: 'Previous item' }).click();
    await page.waitForFunction(() => document.querySelector('h1')?.textContent?.includes('delivery'));
    expect(await page.getByLabel('Note for the minutes').inputValue()).toBe('Half a thought');
    fixture.fail(null);
    await page.getByText('Taken down by Mara Keller').waitFor();
  });

  it('is refused to close over an agreed item that lacks something, named with its fields, and closes once it is whole', async () => {
    const { page, fixture, item } = await opened(live);
    await page.keyboard.press('a');
    await takenDown(page);
    await page.getByRole('button', { name: 'Close the meeting' }).click();
    const dialog = page.getByRole('dialog', { name: 'Close the meeting' });
    await dialog.getByRole('button', { name: 'Close the meeting' }).click();
    await dialog.getByRole('alert').getByText(item().action.title).waitFor();
    expect(await dialog.getByRole('alert').innerText()).toMatch(/owner, deadline/);
    await picture(page, 'meeting-close-refused', false);
    expect(await breaches(page)).toEqual([]);
    expect(fixture.world.meetings[0]!.state).toBe('running');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Put off' }).click();
    await page.getByLabel('Why?').fill('Until the report is there.');
    await page.locator('.stage-foot').getByText('2 of 3 decided').waitFor();
    await page.getByRole('button', { name: 'Close the meeting' }).click();
    await dialog.getByRole('button', { name: 'Close the meeting' }).click();
    await page.waitForURL(`**/meetings/${MEETING}`);
    await page.getByRole('heading', { name: 'Minutes' }).waitFor();
  });

  it('goes from item to item by N and P, and stays where it was typed into', async () => {
    const { page } = await opened(live);
    await page.keyboard.press('n');
    await page.waitForURL(/item=0190a1d2-6f6b-8c51-9d3a-000000000803/);
    await page.keyboard.press('p');
    await page.waitForURL(new RegExp(`item=${UNOWNED}`));
    await page.getByLabel('Note for the minutes').focus();
    await page.keyboard.type('n p a');
    expect(page.url()).toContain(UNOWNED);
    expect(await page.getByLabel('Note for the minutes').inputValue()).toBe('n p a');
  });

  it('is planned in a dialog that names what is wrong and keeps what was typed', async () => {
    const { page, fixture } = await opened('/meetings');
    await page.getByRole('button', { name: 'Plan a meeting' }).click();
    const dialog = page.getByRole('dialog', { name: 'Plan a meeting' });
    await dialog.getByLabel('Minutes').fill('30');
    await dialog.getByRole('button', { name: 'Plan a meeting' }).click();
    await dialog.getByText('Give it a title.').waitFor();
    expect(await breaches(page)).toEqual([]);
    await picture(page, 'meeting-plan-refused', false);
    await dialog.getByLabel('Title').fill('Monday review');
    expect(await dialog.getByLabel('Minutes').inputValue()).toBe('30');
    await dialog.getByRole('button', { name: 'Plan a meeting' }).click();
    await page.waitForURL(/meetings\/[0-9a-f-]{36}$/);
    expect(fixture.world.meetings.at(-1)).toMatchObject({ title: 'Monday review', minutes: 30 });
  });

  it('is empty at first, and teaches what it is for', async () => {
    for (const lang of ['en', 'de'] as const) {
      const fixture = await startFixture({ meetings: [] });
      const { page } = await openPage(browser, { width: 390, height: 844, colours: 'light', lang });
      await page.goto(`${fixture.url}/meetings`);
      await settled(page);
      await picture(page, `meetings-empty-${lang}`);
      expect([await breaches(page), await overflow(page)]).toEqual([[], 0]);
      await page.context().close();
      await fixture.close();
    }
  });
});
