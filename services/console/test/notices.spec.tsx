import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { everyNotice } from './fixture/world/notices.js';
import { speak } from '../src/words/i18n.js';
import { moment } from '../src/words/format.js';
import { ago, id } from './fixture/world/base.js';
import { world } from './fixture/world.js';
import { renderApp } from './render-app.js';

afterEach(cleanup);

/** What each notice in the open bell says, a line each. Without layout the popover counts as hidden. */
async function bellOf(notices = everyNotice): Promise<string[][]> {
  fireEvent.click(await screen.findByRole('button', { name: /new notice|neue Hinweis/ }));
  const bell = await screen.findByRole('dialog', { hidden: true });
  const entries = within(bell).getAllByRole('listitem', { hidden: true });
  expect(entries).toHaveLength(notices.length);
  return entries.map((entry) => [...entry.children].map(({ textContent }) => textContent!));
}

describe('the bell', () => {
  it('says of an escalation which step it is, why somebody hears, since when, and what waiting has cost', async () => {
    renderApp('/', { notices: everyNotice });
    const [overdue, stalled, left, due] = await bellOf();
    expect(overdue).toEqual([
      'Escalated, step 2',
      'Refund wait at returns desk',
      `Overdue since ${moment('en', ago(16))}`,
      'Owner: Mara Keller',
      'Waiting has cost €33,400 so far',
    ]);
    expect(stalled!.slice(2)).toEqual([
      `No evidence of progress since ${moment('en', ago(200))}`,
      `Owner: Mara Keller, deadline ${moment('en', ago(-400))}`,
      'Waiting has cost 12 hours so far',
    ]);
    expect(left![2]).toBe(`Its owner has left, known since ${moment('en', ago(30))}`);
    expect(left![3]).toMatch(/^Owner: somebody no longer known, deadline/);
    expect(due![2]).toBe(`Due by ${moment('en', ago(-3))}`);
  });

  it('says it in German, and names nobody in German too', async () => {
    renderApp('/', { notices: everyNotice });
    await screen.findByRole('button', { name: /new notice/ });
    speak('de');
    const said = await bellOf();
    expect(said[0]!.slice(2)).toEqual([
      `Überfällig seit ${moment('de', ago(16))}`,
      'Verantwortlich: Mara Keller',
      'Das Warten hat bisher 33.400\u00a0€ gekostet',
    ]);
    expect(said.find(([, title]) => title === 'checkout: double charge')![2]).toMatch(
      /^Verantwortlich: noch niemand, Frist/,
    );
    expect(said.at(-1)![2]).toMatch(/^Geschlossen von Mara Keller/);
  });

  it('names the owner as a gateway of the version before does', async () => {
    const [before] = world().notices;
    renderApp('/', { notices: [before!] });
    expect((await bellOf([before!]))[0]![2]).toMatch(/^Owner: Ana Sousa, deadline/);
  });

  it('says that the notices couldn’t be read, and not that nothing is due', async () => {
    const app = renderApp(`/actions/${id(102)}`);
    app.fail(/action-tracker\/notices/);
    fireEvent.click(await screen.findByRole('button', { name: /0 new notices/ }));
    expect(await screen.findByText(/We couldn't read the notices/)).toBeTruthy();
    expect(screen.queryByText(/Nothing is due/)).toBeNull();
  });
});
