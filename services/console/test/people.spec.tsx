import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { id } from './fixture/world.js';
import { renderApp } from './render-app.js';

afterEach(cleanup);

const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const person = async (name: string) => within(await screen.findByRole('dialog', { name }));
const open = async (name: string, over = {}) => {
  const app = renderApp(`/settings/people?person=${id(201)}`, over);
  return { app, dialog: await person(name) };
};

describe('the people page', () => {
  it('opens with how many are here and away, and what those who left have promised', async () => {
    renderApp('/settings/people');
    expect(
      await screen.findByRole('heading', { level: 1, name: /3 people work here, in 3 teams\. 1 is away/ }),
    ).toBeTruthy();
    expect(await screen.findByText(/1 action still belongs to somebody who left/)).toBeTruthy();
    expect(await screen.findByText('away until 27 November 2026')).toBeTruthy();
    expect(screen.queryByText('Ivo Marchetti')).toBeNull();
  });

  it('shows one person with their line, deputy, absence and calendar, and lets their role be changed', async () => {
    const { dialog } = await open('Lena Brandt');
    expect(await dialog.findByText('Tom Aydin')).toBeTruthy();
    expect(await dialog.findByText('Berlin')).toBeTruthy();
    fireEvent.click(dialog.getByRole('button', { name: 'Change' }));
    type(dialog.getByLabelText('Role'), 'Head of shops');
    fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await dialog.findByText('Head of shops')).toBeTruthy();
  });

  it('keeps what was typed beside what somebody else changed meanwhile, said in words as soon as it is known', async () => {
    const { app, dialog } = await open('Lena Brandt');
    fireEvent.click(await dialog.findByRole('button', { name: 'Change' }));
    type(dialog.getByLabelText('Role'), 'Head of shops');
    fireEvent.click(dialog.getByRole('button', { name: 'Add days away' }));
    type(dialog.getAllByLabelText('First day').at(-1)!, '2026-12-07');
    type(dialog.getAllByLabelText('Last day').at(-1)!, '2026-12-09');
    const [lena] = app.world.people;
    const changed = { title: 'Regional head', deputyId: null, deputyName: null, language: 'de' as const };
    Object.assign(lena!, { version: 2, absences: [], ...changed });
    await act(() => app.client.refetchQueries());
    await dialog.findByText('Somebody else changed this first');
    const rows = dialog.getAllByRole('row').map((row) => [...row.children].map((cell) => cell.textContent));
    expect(rows.slice(1)).toEqual([
      ['Role', 'Regional head', 'Head of shops'],
      ['Away', 'empty', expect.stringMatching(/7 December 2026 to 9 December 2026$/)],
    ]);
    expect(app.sent).toEqual([]);
    fireEvent.click(dialog.getByRole('button', { name: 'Use mine' }));
    await waitFor(() => expect(lena).toMatchObject({ ...changed, version: 3, title: 'Head of shops' }));
    expect(Object.keys(app.sent[0]!.body).sort()).toEqual(['absences', 'title', 'version']);
  });

  it('asks before somebody has left, and names them by their role from then on', async () => {
    const { app, dialog } = await open('Lena Brandt');
    fireEvent.click(await dialog.findByRole('button', { name: 'Has left' }));
    expect(app.world.people[0]!.active).toBe(true);
    fireEvent.click(dialog.getByRole('button', { name: 'Yes, they have left' }));
    expect(await dialog.findByText(/Everybody else sees the role only/)).toBeTruthy();
    expect(app.world.people[0]).toMatchObject({ active: false, name: 'Head of shop operations' });
  });

  it('teaches while nobody is known', async () => {
    renderApp('/settings/people', { people: [], teams: [], leftWork: [] });
    expect(await screen.findByRole('heading', { level: 1, name: 'Nobody is known to work here yet.' })).toBeTruthy();
    expect(await screen.findByText(/Import a file with one line a person/)).toBeTruthy();
  });

  it('shows each line of a file that was not taken, with the reason', async () => {
    renderApp('/settings/people?view=import');
    await screen.findByText('Choose a file');
    const field = document.querySelector<HTMLInputElement>('input[type=file]')!;
    fireEvent.change(field, { target: { files: [new File(['name,email,team'], 'people.csv', { type: 'text/csv' })] } });
    fireEvent.click(screen.getByRole('button', { name: /Import|Bring/ }));
    expect(await screen.findByText('1 line could not be taken:', { exact: false })).toBeTruthy();
    expect(screen.getByText(/Ada reports to Ben/)).toBeTruthy();
  });
});
