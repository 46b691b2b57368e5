import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { id, world } from './fixture/world.js';
import { renderApp } from './render-app.js';

afterEach(cleanup);
const open = () => screen.findByRole('dialog', { name: 'Write keys of Web shop' });

describe('the write keys of a source', () => {
  it('are replaced by one that is shown once, while the old one still has its time', async () => {
    const app = renderApp(`/sources?keys=${id(11)}`);
    const dialog = await open();
    fireEvent.change(within(dialog).getByLabelText(/hold on for/), { target: { value: '168' } });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Replace by a new key' }));
    expect((await within(dialog).findByLabelText('The new write key of Web shop')).textContent).toMatch(/^wk_.{40,}$/);
    expect(await within(dialog).findByText(/ends 27 Nov 2026/)).toBeTruthy();
    expect(app.sent.at(-1)!.body).toEqual({ version: 2, overlapHours: 168 });
  });

  it('are revoked after it was asked once more', async () => {
    const app = renderApp(`/sources?keys=${id(11)}`);
    const dialog = await open();
    fireEvent.click(within(dialog).getByRole('button', { name: /^Revoke wk_/ }));
    expect(app.sent).toEqual([]);
    const sure = within(dialog).getByRole('group', { name: /^Revoke wk_/ });
    fireEvent.click(within(sure).getByRole('button', { name: 'Revoke' }));
    expect(await within(dialog).findByText('No key holds: nothing comes in but files.')).toBeTruthy();
  });

  it('are told anew where somebody else was first', async () => {
    const app = renderApp(`/sources?keys=${id(11)}`);
    const dialog = await open();
    Object.assign(app.world.sources[0]!, { version: 7 });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Replace by a new key' }));
    expect(await within(dialog).findByText(/Somebody else changed it first/)).toBeTruthy();
    fireEvent.click(await within(dialog).findByRole('button', { name: 'Replace by a new key' }));
    expect(await within(dialog).findByLabelText('The new write key of Web shop')).toBeTruthy();
  });

  it('are not to be reached by who may not keep sources', async () => {
    renderApp(`/sources?keys=${id(11)}`, { session: { ...world().session!, may: ['see sources'] } });
    expect(await screen.findByRole('heading', { name: 'Web shop' })).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Web shop' })).toBeNull();
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('a source', () => {
  it('is connected with a name and a channel; its key is shown once, with a signal to try it with', async () => {
    const app = renderApp('/sources');
    fireEvent.click(await screen.findByRole('button', { name: 'Connect a source' }));
    const dialog = await screen.findByRole('dialog', { name: 'Connect a source' });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Connect' }));
    expect(await within(dialog).findByText('is empty')).toBeTruthy();
    fireEvent.change(within(dialog).getByLabelText('Name'), { target: { value: 'Returns desk' } });
    fireEvent.change(within(dialog).getByLabelText('Channel'), { target: { value: 'chat' } });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Connect' }));
    const key = (await within(dialog).findByLabelText('The new write key of Returns desk')).textContent;
    expect(key).toMatch(/^wk_.{40,}$/);
    expect(within(dialog).getByLabelText('A first signal to try it with').textContent).toContain(`-u '${key}:'`);
    expect(app.sent.at(-1)!.body).toEqual({ name: 'Returns desk', channel: 'chat' });
    fireEvent.click(within(dialog).getByRole('button', { name: 'I have it' }));
    expect(await screen.findByRole('link', { name: 'Returns desk' })).toBeTruthy();
    expect(document.body.textContent).not.toContain(key);
  });

  it('is connected by nobody who may not keep sources', async () => {
    renderApp('/sources', { session: { ...world().session!, may: ['see sources'] } });
    expect(await screen.findByRole('heading', { name: 'Web shop' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Connect a source' })).toBeNull();
  });
});
