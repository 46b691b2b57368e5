import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { id } from './fixture/world.js';
import { renderApp } from './render-app.js';

afterEach(cleanup);

const dialog = async () => within(await screen.findByRole('dialog', { name: 'Make it an action' }));
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

type On = Awaited<ReturnType<typeof dialog>>;
type App = ReturnType<typeof renderApp>;

async function open(address = `/insights/${id(1)}?make=true`) {
  const app = renderApp(address);
  const form = await dialog();
  await waitFor(() => expect(form.getByLabelText('Problem')).toBeTruthy());
  return { app, form };
}

describe('making an insight an action', () => {
  it('starts from what the evidence says, with its stakes computed and nothing decided for the manager', async () => {
    const { form } = await open();
    expect((form.getByLabelText('Problem') as HTMLTextAreaElement).value).toMatch(
      /^Negative signals about "late delivery"/,
    );
    expect((form.getByLabelText('Lost by not acting (EUR a week)') as HTMLInputElement).value).toBe('18,400');
    expect((form.getByLabelText('Smallest effect') as HTMLInputElement).value).toBe('');
    expect((form.getByLabelText('Deadline') as HTMLInputElement).value).toBe('');
  });

  it('is refused without an owner: said at the field, and what was typed stays', async () => {
    const { form } = await open();
    type(form.getByLabelText('Problem'), 'Parcels wait at the north depot.');
    type(form.getByLabelText('Deadline'), '2026-12-04');
    fireEvent.click(form.getByRole('button', { name: 'Commit the action' }));
    expect(await form.findByText('An action needs one owner')).toBeTruthy();
    expect(form.getByText('Say the smallest effect worth having')).toBeTruthy();
    expect((form.getByLabelText('Problem') as HTMLTextAreaElement).value).toBe('Parcels wait at the north depot.');
    expect((form.getByLabelText('Deadline') as HTMLInputElement).value).toBe('2026-12-04');
  });

  it('keeps what was typed when the dialog is closed and opened again', async () => {
    const { app, form } = await open();
    type(form.getByLabelText('Problem'), 'Half a thought');
    fireEvent.click(form.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    fireEvent.click(screen.getByRole('button', { name: 'Make it an action' }));
    expect(((await dialog()).getByLabelText('Problem') as HTMLTextAreaElement).value).toBe('Half a thought');
    app.unmount();
  });

  const LOST = 'Lost by not acting (EUR a week)';
  const lost = (form: On) => (form.getByLabelText(LOST) as HTMLInputElement).value;
  const problem = (form: On) => (form.getByLabelText('Problem') as HTMLTextAreaElement).value;
  /** Newer evidence: 18,400 a week become 21,000. */
  const compute = (app: App, amount = 21_000) => {
    const [action] = app.world.actions;
    const stakes = { ...action!.stakes!, notActing: { ...action!.stakes!.notActing, amount } };
    Object.assign(action!, { version: action!.version + 1, stakes });
  };
  const readAnew = (app: App) => act(() => app.client.refetchQueries());

  it('takes newer figures where nobody typed over them, says so, and is sent on what is there then', async () => {
    const { app, form } = await open();
    type(form.getByLabelText('Problem'), 'Mine');
    compute(app);
    await readAnew(app);
    expect(await form.findByText(/^Newer evidence .* 21,000 instead of 18,400 \(EUR a week\)/)).toBeTruthy();
    expect([lost(form), problem(form)]).toEqual(['21,000', 'Mine']);
    fireEvent.click(form.getByRole('button', { name: 'Commit the action' }));
    expect(await form.findByText('An action needs one owner')).toBeTruthy();
    expect(app.sent[0]!.body).toMatchObject({ version: 2, stakes: { notActing: { amount: 21_000, low: 12_900 } } });
  });

  it('shows both versions as soon as figures changed that were typed over, and keeps what is decided on', async () => {
    const { app, form } = await open();
    type(form.getByLabelText('Problem'), 'Mine');
    type(form.getByLabelText(LOST), '30000');
    compute(app);
    await readAnew(app);
    expect(await form.findByText('The figures changed while you were writing')).toBeTruthy();
    expect(form.getByRole('row', { name: 'Lost by not acting 21,000 30,000' })).toBeTruthy();
    expect(form.getByRole('button', { name: 'Commit the action' })).toHaveProperty('disabled', true);
    fireEvent.click(form.getByRole('button', { name: 'Use mine' }));
    await waitFor(() => expect(form.queryByText(/^The figures changed/)).toBeNull());
    expect([lost(form), app.sent]).toEqual(['30,000', []]);
    compute(app, 22_000);
    await readAnew(app);
    fireEvent.click(await form.findByRole('button', { name: 'Take the new figures' }));
    await waitFor(() => expect([lost(form), problem(form)]).toEqual(['22,000', 'Mine']));
    expect([app.sent, app.world.actions[0]!.state]).toEqual([[], 'proposed']);
  });

  it('is held to the version it was begun from also when it is sent first, and after it was closed and opened', async () => {
    const { app, form } = await open();
    type(form.getByLabelText(LOST), '30000');
    fireEvent.click(form.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    compute(app);
    fireEvent.click(screen.getByRole('button', { name: 'Make it an action' }));
    const again = await dialog();
    fireEvent.click(await again.findByRole('button', { name: 'Commit the action' }));
    expect(await again.findByText('The figures changed while you were writing')).toBeTruthy();
    expect([app.sent.map(({ body }) => body['version']), lost(again)]).toEqual([[1], '30,000']);
  });

  it('says at once who committed it meanwhile, beside what was typed', async () => {
    const { app, form } = await open();
    type(form.getByLabelText('Problem'), 'Mine');
    const theirs = { state: 'committed' as const, committedBy: 'Tom Aydin', problem: 'Theirs' };
    Object.assign(app.world.actions[0]!, { version: 2, ...theirs });
    await readAnew(app);
    expect(await form.findByText('Tom Aydin committed it while you were writing')).toBeTruthy();
    expect(form.getByRole('row', { name: 'Problem Theirs Mine' })).toBeTruthy();
    expect(form.getByRole('link', { name: 'Open the action' })).toBeTruthy();
    expect([problem(form), app.sent]).toEqual(['Mine', []]);
  });

  it('goes to the action once it is committed', async () => {
    const { app, form } = await open();
    fireEvent.click(form.getByLabelText('Owner'));
    fireEvent.click(await screen.findByRole('option', { name: /Tom Aydin/, hidden: true }));
    type(form.getByLabelText('Deadline'), '2026-12-04');
    type(form.getByLabelText('Smallest effect'), '5');
    fireEvent.click(form.getByRole('button', { name: 'Commit the action' }));
    await waitFor(() => expect(app.router.state.location.pathname).toBe(`/actions/${id(101)}`));
    expect(app.sent.at(-1)!.body).toMatchObject({
      version: 1,
      ownerId: id(202),
      deadline: '2026-12-04',
      successMeasure: { smallestEffect: 5 },
    });
    expect((await screen.findAllByText('Tom Aydin')).length).toBeGreaterThan(0);
  });
});
