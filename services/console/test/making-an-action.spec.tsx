import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { id } from './fixture/world.js';
import { renderApp } from './render-app.js';

afterEach(cleanup);

const dialog = async () => within(await screen.findByRole('dialog', { name: 'Make it an action' }));
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

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

  it('shows both versions when the figures changed meanwhile, and saves nothing by itself', async () => {
    const { app, form } = await open();
    type(form.getByLabelText('Problem'), 'Mine');
    Object.assign(app.world.actions[0]!, {
      version: 2,
      stakes: {
        ...app.world.actions[0]!.stakes!,
        notActing: { ...app.world.actions[0]!.stakes!.notActing, amount: 21000 },
      },
    });
    fireEvent.click(form.getByRole('button', { name: 'Commit the action' }));
    expect(await form.findByText('The figures changed while you were writing')).toBeTruthy();
    expect(form.getByRole('cell', { name: '21,000' })).toBeTruthy();
    expect(form.getByRole('cell', { name: '18,400' })).toBeTruthy();
    expect((form.getByLabelText('Problem') as HTMLTextAreaElement).value).toBe('Mine');
    fireEvent.click(form.getByRole('button', { name: 'Take the new figures' }));
    expect((form.getByLabelText('Lost by not acting (EUR a week)') as HTMLInputElement).value).toBe('21,000');
    expect((form.getByLabelText('Problem') as HTMLTextAreaElement).value).toBe('Mine');
    expect(app.world.actions[0]!.state).toBe('proposed');
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
