import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { world } from './fixture/world.js';
import { renderApp } from './render-app.js';

afterEach(cleanup);
const click = async (name: string | RegExp, place: HTMLElement = document.body) =>
  fireEvent.click(await within(place).findByRole('button', { name }));
const mayNothing = { session: { ...world().session!, may: [] } };

describe('who has access', () => {
  it('is told with where each grant comes from', async () => {
    renderApp('/settings/access');
    await screen.findByRole('heading', { level: 1, name: /people may come in/ });
    const held = await screen.findByRole('list', { name: 'What Lena Brandt holds' });
    expect(await within(held).findByText(/Employee: Shops/)).toBeTruthy();
    expect(held.textContent).toMatch(/Administrator: the whole organisation.*given by Mara Keller/);
    expect(held.textContent).toMatch(/follows from their team/);
  });

  it('is found by a part of a name, and where nobody is called so, says so', async () => {
    renderApp('/settings/access');
    fireEvent.change(await screen.findByLabelText('Name or e-mail address has'), { target: { value: 'aydin' } });
    await click('Find');
    await waitFor(() => expect(screen.queryByRole('list', { name: 'What Lena Brandt holds' })).toBeNull());
    expect(await screen.findByRole('button', { name: 'Give access to Tom Aydin' })).toBeTruthy();
    fireEvent.change(await screen.findByLabelText('Name or e-mail address has'), { target: { value: 'nobody' } });
    await click('Find');
    expect(await screen.findByText('Nobody is called so here')).toBeTruthy();
  });

  it('is given by choosing a role and for whom, and says at the field what is missing', async () => {
    const app = renderApp('/settings/access');
    await screen.findByRole('heading', { level: 1 });
    await click('Give access to Tom Aydin');
    const form = await screen.findByRole('dialog', { name: 'Give access' });
    fireEvent.change(within(form).getByLabelText('For'), { target: { value: 'teams' } });
    await click('Give access', form);
    expect(await within(form).findByText('at least one is needed')).toBeTruthy();
    fireEvent.change(within(form).getByLabelText('For'), { target: { value: 'organisation' } });
    await click('Give access', form);
    await screen.findByRole('button', { name: /^Take back from Tom Aydin/ });
    expect(app.sent.at(-1)!.body).toMatchObject({ role: 'viewer', scope: { of: 'organisation' } });
  });

  it('is taken back only after it was asked once more', async () => {
    const app = renderApp('/settings/access');
    await screen.findByRole('heading', { level: 1 });
    await click(/^Take back from Lena Brandt/);
    expect(app.sent).toEqual([]);
    await click('Take back', await screen.findByRole('group', { name: /^Take back from Lena/ }));
    await waitFor(() => expect(screen.queryByText(/given by Mara Keller/)).toBeNull());
    expect(app.sent).toMatchObject([{ method: 'DELETE' }]);
  });

  it('is nobody else’s business: without the right there is one’s own account, and nothing to give', async () => {
    renderApp('/settings/access', mayNothing);
    expect(await screen.findByRole('heading', { level: 1, name: 'You sign in by password alone.' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Give access/ })).toBeNull();
    expect(screen.queryByText('Machines')).toBeNull();
    cleanup();
    renderApp('/settings/access?of=machines', mayNothing);
    expect(await screen.findByText('Nothing to see here for you.')).toBeTruthy();
  });
});

describe('a machine token', () => {
  it('is shown once, whole, and then only by how it begins', async () => {
    const app = renderApp('/settings/access?of=machines');
    await screen.findByRole('heading', { level: 1, name: '4 tokens have been made for programs.' });
    await click('Make a token');
    const form = await screen.findByRole('dialog', { name: 'Make a token' });
    await click('Make a token', form);
    expect(await within(form).findByText('is empty')).toBeTruthy();
    fireEvent.change(within(form).getByLabelText('Name'), { target: { value: 'Night export' } });
    await click('Make a token', form);
    expect((await screen.findByLabelText('The token of Night export')).textContent).toMatch(/^ml_.{40,}$/);
    await click('I have it');
    expect(await screen.findByRole('button', { name: 'Revoke Night export' })).toBeTruthy();
    expect(document.body.textContent).not.toContain('ml_Tq3xZ9kQm2');
    expect(app.sent.at(-1)!.body).toEqual({
      name: 'Night export',
      role: 'viewer',
      scope: { of: 'organisation' },
      days: 90,
    });
  });
});

describe('my account', () => {
  it('keeps what was typed where the password is not mine', async () => {
    renderApp('/settings/access?of=account');
    fireEvent.change(await screen.findByLabelText('New password'), { target: { value: 'a long enough phrase' } });
    await click('Change the password');
    expect(await screen.findByText('is not your password')).toBeTruthy();
    expect((screen.getByLabelText('New password') as HTMLInputElement).value).toBe('a long enough phrase');
  });

  it('gets a second factor by its first code, and recovery codes once', async () => {
    renderApp('/settings/access?of=account');
    await screen.findByRole('heading', { name: 'Second factor' });
    await click('Turn on the second factor');
    const dialog = await screen.findByRole('dialog', { name: 'Turn on the second factor' });
    fireEvent.change(within(dialog).getByLabelText('Your password now'), { target: { value: 'correct' } });
    await click('Go on', dialog);
    expect(await within(dialog).findByRole('img', { name: 'The secret as a QR code' })).toBeTruthy();
    expect((within(dialog).getByLabelText('The code the app shows now') as HTMLInputElement).value).toBe('');
    fireEvent.change(within(dialog).getByLabelText('The code the app shows now'), { target: { value: '123456' } });
    await click('Turn on the second factor', dialog);
    expect((await screen.findByLabelText('Your recovery codes')).textContent!.split('\n')).toHaveLength(10);
    await click('I have it');
    expect(await screen.findByRole('heading', { level: 1, name: 'You sign in by password and a code.' })).toBeTruthy();
  });
});
