import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { id, world } from './fixture/world.js';
import { renderApp } from './render-app.js';

afterEach(cleanup);

async function open() {
  const app = renderApp(`/insights/${id(1)}`);
  fireEvent.click(await screen.findByRole('button', { name: 'Take this insight back' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Take this insight back?' }));
  return { app, dialog, go: () => fireEvent.click(dialog.getByRole('button', { name: 'Take it back' })) };
}
const why = (dialog: ReturnType<typeof within>) => dialog.getByLabelText('Why is it wrong?') as HTMLTextAreaElement;

describe('an insight that turned out to be wrong', () => {
  it('is taken back with a reason, which it shows from then on, and nobody can promise anything on it', async () => {
    const { app, dialog, go } = await open();
    go();
    expect(await dialog.findByText('Say why, so that whoever acts on it understands.')).toBeTruthy();
    expect(app.sent).toEqual([]);
    fireEvent.change(why(dialog), { target: { value: 'A test of the new till' } });
    go();
    expect(await screen.findByText(/^Taken back by Mara Keller/)).toBeTruthy();
    expect(screen.getByText('A test of the new till')).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.queryByRole('button', { name: 'Take this insight back' })).toBeNull();
    expect(screen.getByText('It was taken back: no action can be promised on it.')).toBeTruthy();
    expect(app.sent[0]).toMatchObject({ method: 'POST', body: { reason: 'A test of the new till' } });
  });

  it('keeps the reason when the answer is lost, and when the dialog is closed', async () => {
    const { app, dialog, go } = await open();
    fireEvent.change(why(dialog), { target: { value: 'A test' } });
    app.fail(/retract/, 503);
    go();
    expect(await dialog.findByText('Nothing you entered is lost.')).toBeTruthy();
    fireEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Take this insight back' }));
    expect(why(within(await screen.findByRole('dialog'))).value).toBe('A test');
  });

  it('is taken back by those alone who may raise one', async () => {
    renderApp(`/insights/${id(1)}`, { session: { ...world().session!, may: ['see insights'] } });
    expect(await screen.findByText('How large it is')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Take this insight back' })).toBeNull();
  });
});
