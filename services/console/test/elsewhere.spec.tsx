import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { id, world } from './fixture/world.js';
import { renderApp } from './render-app.js';

afterEach(cleanup);

describe('what was committed elsewhere', () => {
  it('stands counted by system, each with what a promise made here would have besides', async () => {
    renderApp('/actions/elsewhere');
    await screen.findByRole('heading', { level: 1, name: '4 actions were committed elsewhere; 2 overdue.' });
    expect(screen.getByRole('row', { name: 'Service desk 4 2 0 0 1 0 1 1' })).toBeTruthy();
    const lacks = 'A promise made here would also have: an owner, a deadline, stakes.';
    expect(await screen.findByText(lacks)).toBeTruthy();
    fireEvent.click(screen.getByRole('link', { name: 'Nobody said by when' }));
    expect(await screen.findByText('by deadline; 1 of 1')).toBeTruthy();
  });

  it('is taken over once somebody is sure, and leads to the action here', async () => {
    const app = renderApp('/actions/elsewhere');
    fireEvent.click(await screen.findByRole('button', { name: 'Take it over: Till 1 does not print' }));
    const sure = within(screen.getByRole('group', { name: 'Take it over: Till 1 does not print' }));
    fireEvent.click(sure.getByRole('button', { name: 'Take it over' }));
    await waitFor(() => expect(app.router.state.location.pathname).toBe(`/actions/${id(101)}`));
    expect(app.sent[0]!.path).toBe(`/api/action-tracker/actions-elsewhere/${id(601)}/take-over`);
  });

  it('stands as it stood at the end of another day, when that is asked', async () => {
    const app = renderApp('/actions/elsewhere');
    fireEvent.change(await screen.findByLabelText('As of the end of'), { target: { value: '2026-03-02' } });
    await screen.findByRole('heading', { level: 1, name: /2 overdue at the end of 2 March 2026\.$/ });
    expect(app.router.state.location.search).toEqual({ asOf: '2026-03-02' });
  });

  const system = () => screen.getByRole('combobox', { name: 'System' }) as HTMLInputElement;
  const choose = (text: string) => {
    const file = new File([text], 'desk.csv', { type: 'text/csv' });
    fireEvent.change(document.querySelector('input[type=file]')!, { target: { files: [file] } });
  };
  const chooseFile = async (header: string) => {
    await screen.findByText('Choose a file');
    choose(`${header}\n1,2\n`);
    await screen.findByRole('group', { name: 'Which column is what' });
  };
  const send = () => fireEvent.click(screen.getByRole('button', { name: 'Bring it in' }));

  it('is brought in from a file while there is none, its columns known by their names, each line that wasn’t taken named', async () => {
    const app = renderApp('/actions/elsewhere', { elsewhere: [], elsewhereFigures: [] });
    await screen.findByRole('heading', { name: 'Bring in a file' });
    send();
    expect(screen.getByText('Choose the file first')).toBeTruthy();
    expect(screen.getByText('Say which system the file comes from')).toBeTruthy();
    fireEvent.change(system(), { target: { value: 'Service desk' } });
    await chooseFile('Ref,Done at');
    send();
    expect(await screen.findByText(/^1,203 lines read, actions: 311; 1,201 new, 1 known before\./)).toBeTruthy();
    expect(screen.getByRole('row', { name: '17 due “soon” is no date and time' })).toBeTruthy();
    const { searchParams } = new URL(app.sent[0]!.path, 'http://x');
    expect(searchParams.get('system')).toBe('Service desk');
    expect(JSON.parse(searchParams.get('columns')!)).toEqual({ ref: 'Ref', doneAt: 'Done at' });
  });

  it('keeps all that was typed and chosen when it is refused, and says why at its field', async () => {
    const app = renderApp('/actions/elsewhere', { elsewhere: [], elsewhereFigures: [] });
    await screen.findByRole('heading', { name: 'Bring in a file' });
    fireEvent.change(system(), { target: { value: 'Service desk' } });
    await chooseFile('Number,Done at');
    const errors = [{ path: 'columns.ref', message: 'the file has no column “ref”' }];
    app.fail(/actions-elsewhere\?system/, 422, errors);
    send();
    expect(await screen.findByText('the file has no column “ref”')).toBeTruthy();
    expect([system().value, screen.getByText('desk.csv').textContent]).toEqual(['Service desk', 'desk.csv']);
    expect(screen.getByRole('combobox', { name: 'Done at' })).toHaveProperty('value', 'Done at');
  });

  it('is not sent while its columns can’t be read: the field says why, and another file is taken', async () => {
    const app = renderApp('/actions/elsewhere', { elsewhere: [], elsewhereFigures: [] });
    await screen.findByRole('heading', { name: 'Bring in a file' });
    fireEvent.change(system(), { target: { value: 'Service desk' } });
    await chooseFile('Ref,Done at');
    choose('Ref,"Done at\n1,2\n');
    const why = await screen.findByText(/^The columns’ names can’t be read: a quotation mark is opened/);
    expect(screen.queryByRole('group', { name: 'Which column is what' })).toBeNull();
    send();
    expect([app.sent, why.isConnected]).toEqual([[], true]);
    choose('Ref,"Done at"\n1,2\n');
    expect(await screen.findByRole('combobox', { name: 'Done at' })).toHaveProperty('value', 'Done at');
    expect(why.isConnected).toBe(false);
    send();
    await waitFor(() => expect(app.sent).toHaveLength(1));
  });

  it('is not brought in by whoever may not', async () => {
    const session = { ...world().session!, may: [] };
    renderApp('/actions/elsewhere', { elsewhere: [], elsewhereFigures: [], session });
    expect(await screen.findByText(/^Whoever may bring in files/)).toBeTruthy();
    expect(screen.queryByRole('heading', { name: 'Bring in a file' })).toBeNull();
  });
});
