import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { mirrorReport } from './fixture/report.js';
import { id, world } from './fixture/world.js';
import { renderApp } from './render-app.js';

afterEach(cleanup);

describe('the states of a page', () => {
  it('shows nothing without a session but how to get one', async () => {
    renderApp('/actions', { session: null });
    expect(await screen.findByRole('heading', { name: /You are signed out/ })).toBeTruthy();
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(screen.getByText('npx mirrorloop link')).toBeTruthy();
  });

  it('says of the sample organisation that it is invented', async () => {
    renderApp('/');
    expect(await screen.findByText(/Sample organisation: all data invented/)).toBeTruthy();
  });

  it('says nothing of a sample where the data is real', async () => {
    renderApp('/', { session: { ...world().session!, sample: false, organisation: 'Real & Sons' } });
    expect(await screen.findByText('Real & Sons')).toBeTruthy();
    expect(screen.queryByText(/Sample organisation/)).toBeNull();
  });

  it('fails in one region, says what is kept, and the rest goes on', async () => {
    const app = renderApp('/actions');
    await screen.findByRole('heading', { level: 1 });
    app.fail(/ingestion\/sources/);
    await act(() => app.router.navigate({ to: '/' }));
    await act(() => app.client.resetQueries({ queryKey: ['sources'] }));
    expect(await screen.findByText("We couldn't read the sources")).toBeTruthy();
    expect(screen.getByText(/Nothing you entered is lost/)).toBeTruthy();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/no owner/);
    app.fail(null);
    fireEvent.click(screen.getByRole('button', { name: 'Try now' }));
    await waitFor(() => expect(screen.queryByText("We couldn't read the sources")).toBeNull());
  });

  it('shows the same page for what does not exist and what is not allowed', async () => {
    renderApp('/insights/none-such');
    expect(await screen.findByText('Nothing to see here for you.')).toBeTruthy();
    cleanup();
    renderApp('/no/such/place');
    expect(await screen.findByText('Nothing to see here for you.')).toBeTruthy();
  });

  it('says that the trace follows while another service has yet to hear of it', async () => {
    const app = renderApp('/actions');
    await screen.findByRole('heading', { level: 1 });
    app.fail(/api\/trace/, 404);
    await act(() => app.router.navigate({ to: '/insights/$insightId', params: { insightId: id(3) } }));
    expect(await screen.findByText('The trace follows in a moment.')).toBeTruthy();
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
  });

  it('says of words that are masked that they are there, and of a signal without words that none came', async () => {
    const [first, second] = world().signals;
    const masked = { ...first!, text: null, spans: [], masked: true };
    const wordless = { ...second!, text: null, spans: [] };
    const app = renderApp('/signals', { signals: [masked, wordless] });
    expect(await screen.findAllByText('What was said is not shown to your role.')).toHaveLength(1);
    expect(screen.getAllByText('No words came with it.')).toHaveLength(1);
    await act(() => app.router.navigate({ to: '/signals/$signalId', params: { signalId: masked.signalId } }));
    expect(await screen.findByText('Where it came from')).toBeTruthy();
    expect(screen.getByText('What was said is not shown to your role.')).toBeTruthy();
    expect(screen.queryByText('No words came with it.')).toBeNull();
  });

  it('offers no correction of what failed while it is masked', async () => {
    const [failed] = world().failed;
    renderApp('/sources/failed', { failed: [{ ...failed!, raw: '', masked: true, revealable: false }] });
    expect(await screen.findByText('What arrived is not shown to your role.')).toBeTruthy();
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.getByRole('button', { name: /Replay|again/ })).toBeTruthy();
  });

  it('shows what failed as it was sent once somebody says what for, and then takes a correction', async () => {
    const [failed] = world().failed;
    renderApp('/sources/failed', { failed: [failed!] });
    expect(await screen.findByText('What arrived is hidden: it may hold somebody’s address.')).toBeTruthy();
    expect(document.body.textContent).not.toContain('example.org');
    fireEvent.click(await screen.findByRole('button', { name: `Show what arrived: ${failed!.place}` }));
    const reason = screen.getByLabelText('What do you need it for?');
    expect(document.activeElement).toBe(reason);
    fireEvent.click(screen.getByRole('button', { name: 'Show what arrived' }));
    expect(screen.getByText('Say it in a few words.')).toBeTruthy();
    fireEvent.change(reason, { target: { value: 'The help desk asked which order it was' } });
    fireEvent.click(screen.getByRole('button', { name: 'Show what arrived' }));
    const sent = await screen.findByLabelText('Correct it here');
    expect((sent as HTMLTextAreaElement).value).toContain('@example.org');
    fireEvent.change(sent, { target: { value: 'T-1,2026-11-20,corrected' } });
    expect(screen.getByRole('button', { name: `Replay corrected: ${failed!.place}` })).toBeTruthy();
  });

  it('says in German why something failed and where, and beside it what the service says of this one', async () => {
    const [failed] = world().failed;
    const message = 'The time "11/20/26" is read in two ways';
    renderApp('/sources/failed', {
      failed: [failed!, { ...failed!, id: id(39), place: 'batch[3]', code: 'bad_shape', message, masked: false }],
    });
    fireEvent.click(await screen.findByRole('button', { name: 'EN: auf Deutsch lesen' }));
    expect(await screen.findByText('Zeile 411')).toBeTruthy();
    expect(screen.getByText('Die Zeit lässt sich auf zwei Arten lesen').closest('[lang=en]')).toBeNull();
    expect(screen.getByText('Ereignis 4 seiner Sendung')).toBeTruthy();
    expect(screen.getByText('Etwas fehlt oder ist von falscher Art')).toBeTruthy();
    expect(screen.getByText(message).getAttribute('lang')).toBe('en');
    expect(screen.queryByText(/^line |^batch/)).toBeNull();
  });

  it('teaches while there are no insights', async () => {
    renderApp('/insights', { insights: [], actions: [] });
    expect(await screen.findByText('No insight has been raised yet.')).toBeTruthy();
    expect(await screen.findByText(/20,000 signals are in so far/)).toBeTruthy();
  });

  it('never has a number for a gap that nobody measured', async () => {
    renderApp('/');
    expect(await screen.findByText('No channel reports yet what it asks.')).toBeTruthy();
    expect(await screen.findByText('No mirror study has been fielded yet.')).toBeTruthy();
    expect(screen.getByText(/no mirror study has been fielded\.$/)).toBeTruthy();
  });

  it('has the mirror index with its interval and n, and what staff see wrongly, once a study was closed', async () => {
    renderApp('/', { report: mirrorReport({ value: 26.5, low: 18.2, high: 34.9, n: 253, band: 'naive' }) });
    expect(await screen.findByText('18 to 35 (95% interval), n = 253 employees, “How customers see us”')).toBeTruthy();
    expect(screen.getByText(/“Feeling special” 0.81 to 1.05 points higher/)).toBeTruthy();
    expect(screen.getByText('Naive')).toBeTruthy();
    expect(screen.queryByText(/agree on “Price”/)).toBeNull();
    expect(screen.queryByText(/no mirror study has been fielded/i)).toBeNull();
  });

  it('says so where a study gives no index', async () => {
    renderApp('/', { report: mirrorReport(null) });
    expect(await screen.findByText('A mirror study was fielded; its answers give no index yet.')).toBeTruthy();
  });
});

describe('a list that is being read', () => {
  it('stands still when signals arrive; they come in when asked for', async () => {
    const app = renderApp('/signals');
    await screen.findByText('120 signals are in.');
    const newest = { ...app.world.signals[0]!, signalId: id(9999), text: 'Just now: the lamp is here', spans: [] };
    app.world.signals.unshift(newest);
    await act(() =>
      app.client.refetchQueries({ queryKey: ['signals'], predicate: ({ queryKey }) => queryKey.at(-1) === 'newest' }),
    );
    expect(await screen.findByText('1 new signal')).toBeTruthy();
    expect(screen.queryByText('Just now: the lamp is here')).toBeNull();
    fireEvent.keyDown(document.body, { key: '.' });
    expect(await screen.findByText('Just now: the lamp is here')).toBeTruthy();
  });

  it('shows hostile words as the text they are', async () => {
    renderApp('/signals');
    expect((await screen.findAllByText(/Still waiting <script>alert\(1\)<\/script>/)).length).toBeGreaterThan(0);
    expect(document.querySelector('blockquote script')).toBeNull();
  });

  it('pages by fifty and says how many of how many are shown', async () => {
    renderApp('/signals');
    expect(await screen.findByText('50 of 120, newest first')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Show 50 more' }));
    expect(await screen.findByText('100 of 120, newest first')).toBeTruthy();
  });
});

describe('what is overdue', () => {
  it('waits in the bell and on the action, with what each week costs', async () => {
    renderApp(`/actions/${id(102)}`);
    expect(await screen.findByRole('button', { name: '1 new notice' })).toBeTruthy();
    expect((await screen.findByText(/^Overdue since/)).textContent).toMatch(/in Lisbon$/);
    expect(screen.getByText('Each week of waiting costs €3,100.')).toBeTruthy();
  });
});

describe('the language', () => {
  it('changes in place, and is remembered', async () => {
    renderApp('/');
    fireEvent.click(await screen.findByRole('button', { name: 'EN: auf Deutsch lesen' }));
    expect(await screen.findByRole('heading', { level: 1, name: /Erkenntnissen gehören niemandem/ })).toBeTruthy();
    expect([document.documentElement.lang, localStorage.getItem('mirrorloop-language')]).toEqual(['de', 'de']);
  });
});
