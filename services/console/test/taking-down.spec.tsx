import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { decideItem } from './fixture/meetings.js';
import { id } from './fixture/world.js';
import { renderApp } from './render-app.js';

afterEach(cleanup);
const MEETING = id(701);
const ITEM = id(801);
const NOTE = 'Note for the minutes';

async function open() {
  const app = renderApp(`/meetings/${MEETING}/live?item=${ITEM}`);
  await screen.findByLabelText(NOTE);
  const item = () => app.world.meetings[0]!.items.find((one) => one.id === ITEM)!;
  /** As another manager does it from another page. */
  const another = (said: Record<string, unknown>) =>
    decideItem(app.world, MEETING, ITEM, { decision: 'open', ...said, version: item().version }, 'Tom Aydin');
  const look = () => act(() => app.client.refetchQueries({ queryKey: ['meetings', MEETING] }));
  const goTo = async (n: number) => {
    await act(() => app.router.navigate({ to: `/meetings/${MEETING}/live`, search: { item: id(800 + n) } } as never));
  };
  return { app, item, another, look, goTo };
}
const note = () => screen.getByLabelText(NOTE) as HTMLTextAreaElement;
const type = (text: string) => fireEvent.change(note(), { target: { value: text } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const sentNotes = (app: ReturnType<typeof renderApp>) => app.sent.map(({ body }) => body['note']);

describe('what is taken down in a meeting', () => {
  it('is shown beside what another wrote, when that is read while typing, and neither is lost', async () => {
    const { another, look, item } = await open();
    type('Mine');
    another({ note: 'Theirs' });
    await look();
    const both = within(await screen.findByText('Tom Aydin changed this item meanwhile').then((p) => p.parentElement!));
    expect(both.getByRole('row', { name: 'Note for the minutes Theirs Mine' })).toBeTruthy();
    expect(note().value).toBe('Mine');
    press('Use mine');
    await waitFor(() => expect(item().note).toBe('Mine'));
  });

  it('goes on from what is typed while it is on its way', async () => {
    const { app, item, look } = await open();
    const letGo = app.hold(/items/);
    type('First');
    await waitFor(() => expect(item().note).toBe('First'));
    type('First and second');
    await look();
    expect(note().value).toBe('First and second');
    act(letGo);
    await waitFor(() => expect(item().note).toBe('First and second'));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(sentNotes(app)).toEqual(['First', 'First and second']);
  });

  it('is still there, and is taken down, when another item was looked at while it was on its way', async () => {
    const { app, item, goTo } = await open();
    const letGo = app.hold(/items/);
    type('First');
    await waitFor(() => expect(item().note).toBe('First'));
    type('First and second');
    await goTo(3);
    act(letGo);
    await waitFor(() => expect(item().note).toBe('First and second'));
    await goTo(1);
    await waitFor(() => expect(note().value).toBe('First and second'));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('meets no conflict with itself when one comes back to it before the answer', async () => {
    const { app, item, goTo, look } = await open();
    const letGo = app.hold(/items/);
    type('First');
    await waitFor(() => expect(item().note).toBe('First'));
    await goTo(3);
    await look();
    await goTo(1);
    type('First and second');
    act(letGo);
    await waitFor(() => expect(item().note).toBe('First and second'));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is taken down at once when another item is looked at', async () => {
    const { item, goTo } = await open();
    type('Half a thought');
    await goTo(3);
    expect(item().note).toBe('Half a thought');
  });

  it('is sent once I say so, after another was first and it was refused for that', async () => {
    const { app, another, item } = await open();
    another({ note: 'Theirs' });
    type('Mine');
    await screen.findByText('Tom Aydin changed this item meanwhile');
    expect(app.sent).toMatchObject([{ body: { version: 1, note: 'Mine' } }]);
    press('Use mine');
    await waitFor(() => expect(item()).toMatchObject({ note: 'Mine', version: 3 }));
  });

  it('stays, with the reason, where it was refused and another changes the item then', async () => {
    const { app, another, look, item } = await open();
    app.fail(/items/, 422, [{ path: 'note', message: 'At most 4000 characters.' }]);
    type('Too long');
    await screen.findByText('At most 4000 characters.');
    app.fail(null);
    another({ decision: 'deferred', reason: 'After the fair.' });
    await look();
    await screen.findByText('Tom Aydin changed this item meanwhile');
    expect(note().value).toBe('Too long');
    press('Use mine');
    await waitFor(() => expect(item()).toMatchObject({ note: 'Too long', decision: 'open' }));
  });

  it('knows what it sent when the answer was lost', async () => {
    const { app, item, look } = await open();
    type('First');
    const real = globalThis.fetch;
    globalThis.fetch = (async (path: string, init: RequestInit = {}) => {
      const answer = await real(path, init);
      if (init.method === 'PUT') throw new Error('The line broke');
      return answer;
    }) as typeof fetch;
    await screen.findByText(/can't be reached/);
    globalThis.fetch = real;
    type('First and second');
    await look();
    expect(screen.queryByText('Mara Keller changed this item meanwhile')).toBeNull();
    await waitFor(() => expect(item().note).toBe('First and second'), { timeout: 10_000 });
    expect(app.sent.map(({ body }) => body['version'])).toEqual([1, 2]);
  });

  it('loses no note that was typed right before the commit', async () => {
    const { app, item } = await open();
    press('Agree');
    fireEvent.click(await screen.findByRole('combobox', { name: 'Owner' }));
    fireEvent.click(await screen.findByRole('option', { name: /Tom Aydin/, hidden: true }));
    fireEvent.change(screen.getByLabelText('Deadline'), { target: { value: '2026-12-04' } });
    fireEvent.change(screen.getByLabelText('Smallest effect'), { target: { value: '5' } });
    await waitFor(() => expect(item().draft).toMatchObject({ deadline: '2026-12-04', ownerId: id(202) }));
    await waitFor(() => expect(item().missing).toEqual([]));
    type('Ana asks finance');
    press('Commit the action');
    await waitFor(() => expect(item()).toMatchObject({ decision: 'committed', note: 'Ana asks finance' }));
    expect(note().value).toBe('Ana asks finance');
    expect(app.sent.at(-1)!.body).toMatchObject({ decision: 'committed', note: 'Ana asks finance' });
  });

  it('may be agreed of what was contained and is no longer chaotic, as on the action’s own page', async () => {
    const { app, look } = await open();
    const contained = (domain: 'chaotic' | 'complex') =>
      Object.assign(app.world.meetings[0]!.items.find(({ id: of }) => of === ITEM)!.action, {
        ...{ state: 'in-progress', domain: { domain, reason: 'All tills are down.', by: 'Tom Aydin' } },
        way: { kind: 'contain', how: 'Sell by hand.', reclassifyBy: '2026-11-21T09:00:00Z' },
      });
    contained('chaotic');
    await look();
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Agree' })).toBeNull());
    contained('complex');
    await look();
    expect(await screen.findByRole('button', { name: 'Agree' })).toBeTruthy();
  });

  it('is shown to who typed it where somebody ended the meeting first', async () => {
    const { app, look } = await open();
    app.fail(/items/, 422, [{ path: 'state', message: 'The meeting is closed.' }]);
    app.world.meetings[0]!.state = 'closed';
    type('Ana asks finance');
    await look();
    expect(await screen.findByText('The meeting ended before this was taken down')).toBeTruthy();
    expect(screen.getByText('Ana asks finance')).toBeTruthy();
    expect(app.sent).toHaveLength(1);
    press('Forget it');
    await waitFor(() => expect(screen.queryByText('Ana asks finance')).toBeNull());
  });
});
