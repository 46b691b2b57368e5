import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { id, world } from './fixture/world.js';
import { renderApp } from './render-app.js';

afterEach(cleanup);
const form = async (name: string) => within(await screen.findByRole('form', { name }));
const serious = () => form('When a single signal opens a case');
const cases = () => form('What becomes of a case');
type Form = Awaited<ReturnType<typeof form>>;
const type = (on: Form, label: string, value: string) =>
  fireEvent.change(on.getByLabelText(label), { target: { value } });
const save = (on: Form) => fireEvent.click(on.getByRole('button', { name: 'Save' }));

describe('the rules of cases', () => {
  it('say which signals are serious, a word a line, kept with the version that was seen', async () => {
    const app = renderApp('/settings/cases');
    const on = await serious();
    type(on, 'One of these words', 'lawyer\n\n  never again \nlawyer\nrecall');
    fireEvent.click(on.getByLabelText(/^A rating at the bottom/));
    save(on);
    expect(await on.findByText('Saved.')).toBeTruthy();
    const body = { version: 2, ratingAtBottom: false, words: ['lawyer', 'never again', 'recall'], withinDays: 14 };
    expect(app.sent).toMatchObject([{ method: 'PUT', path: '/api/insight/serious-signals', body }]);
  });

  it('name the line that can’t be a word, and keep what was typed', async () => {
    renderApp('/settings/cases');
    const on = await serious();
    type(on, 'One of these words', 'lawyer\nx');
    save(on);
    expect(await on.findByText('“x”: has two letters at least')).toBeTruthy();
    expect((on.getByLabelText('One of these words') as HTMLTextAreaElement).value).toBe('lawyer\nx');
  });

  it('say how soon a case is answered, by which team, and how many like ones ask for an action', async () => {
    const app = renderApp('/settings/cases');
    const on = await cases();
    type(on, 'Hours to answer the customer', '1,5');
    fireEvent.click(on.getByRole('button', { name: 'Add a touchpoint' }));
    const way = within(on.getByRole('group', { name: 'Way 2' }));
    fireEvent.change(way.getByLabelText('Touchpoint'), { target: { value: 'checkout' } });
    save(on);
    expect(await way.findByText('No team has this id.')).toBeTruthy();
    fireEvent.change(way.getByLabelText('Team'), { target: { value: id(301) } });
    fireEvent.click(on.getByRole('button', { name: 'Remove way 1' }));
    save(on);
    expect(await on.findByText('Saved.')).toBeTruthy();
    expect(app.sent.at(-1)).toMatchObject({
      method: 'PUT',
      body: { version: 5, respondHours: 1.5, likeCases: 5, routes: [{ touchpoint: 'checkout', teamId: id(301) }] },
    });
  });

  it('show both versions where somebody else was first, and lose neither', async () => {
    const app = renderApp('/settings/cases');
    const on = await cases();
    type(on, 'Days in which they count as like', '14');
    Object.assign(app.world.caseSettings, { version: 6, windowDays: 60 });
    save(on);
    await on.findByText('Somebody else changed this first');
    const both = within(on.getByRole('alert'));
    expect(both.getByRole('row', { name: 'Days in which they count as like 60 14' })).toBeTruthy();
    expect(both.getAllByRole('row')).toHaveLength(2);
    fireEvent.click(both.getByRole('button', { name: 'Use mine' }));
    await waitFor(() => expect(app.world.caseSettings).toMatchObject({ version: 7, windowDays: 14 }));
  });

  it('can be read by everybody, changed by whoever may', async () => {
    renderApp('/settings/cases', { session: { ...world().session!, may: ['see settings'] } });
    const on = await cases();
    expect((on.getByLabelText('Hours to solve it') as HTMLInputElement).matches(':disabled')).toBe(true);
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  });
});
