import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { id, world } from './fixture/world.js';
import { renderApp } from './render-app.js';

afterEach(cleanup);

const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
async function open() {
  const app = renderApp(`/actions/${id(102)}`);
  fireEvent.click(await screen.findByRole('button', { name: 'Add evidence' }));
  const form = within(await screen.findByRole('dialog', { name: 'Add evidence' }));
  return { app, form, send: () => fireEvent.click(form.getByRole('button', { name: 'Add evidence' })) };
}

describe('working on an action', () => {
  it('takes evidence of progress, and says at the field what is missing', async () => {
    const { app, form, send } = await open();
    type(form.getByLabelText('What'), 'Till screen');
    send();
    expect(await form.findByText('Say where.')).toBeTruthy();
    type(form.getByLabelText(/^Where/), 'release 4.18');
    send();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(app.world.actions[1]).toMatchObject({ state: 'in-progress', version: 5 });
  });

  it('says that somebody else was first, keeps what was typed, and sends it when asked to', async () => {
    const { app, form, send } = await open();
    type(form.getByLabelText('What'), 'Mine');
    type(form.getByLabelText(/^Where/), 'here');
    app.world.actions[1]!.version = 9;
    send();
    expect(await form.findByRole('alert')).toBeTruthy();
    expect((form.getByLabelText('What') as HTMLTextAreaElement).value).toBe('Mine');
    expect(app.world.actions[1]!.state).toBe('committed');
    fireEvent.click(await form.findByRole('button', { name: 'Send it all the same' }));
    await waitFor(() => expect(app.world.actions[1]).toMatchObject({ state: 'in-progress', version: 10 }));
  });

  it('offers no promise where nobody had made one before its evidence was withdrawn, and says what there is to do', async () => {
    const withdrawn = { at: '2026-11-20T09:00:00Z', reason: 'Sent twice.', by: 'Ana Ruiz' };
    const { actions } = world();
    const proposed = actions.find(({ state }) => state === 'proposed')!;
    renderApp(`/actions/${proposed.id}`, { actions: [{ ...proposed, withdrawn }] });
    expect(await screen.findByText(/^Nobody had promised it/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Drop it' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Make it an action' })).toBeNull();
  });
});
