import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { id } from './fixture/world.js';
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

  it('teaches how to bring it in while there is none', async () => {
    renderApp('/actions/elsewhere', { elsewhere: [], elsewhereFigures: [] });
    expect(await screen.findByText('npx mirrorloop actions import --help')).toBeTruthy();
  });
});
