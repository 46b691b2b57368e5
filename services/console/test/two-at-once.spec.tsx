import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { manyAsked } from './fixture/world/asked.js';
import { study } from './fixture/study.js';
import { id, type World } from './fixture/world.js';
import { renderApp } from './render-app.js';

afterEach(cleanup);
const fielded = [study(id(602), { status: 'open', closedAt: null, customers: 12, employees: null })];
const FIRST = 'Somebody else changed this first';
type On = ReturnType<typeof within>;

interface Form {
  at: string;
  over?: Partial<World>;
  /** Comes to the form. */
  open: () => Promise<On>;
  /** What is typed into, what stood there, and what is typed. */
  field: string;
  was: string;
  /** Another's change, which says this at the same place. */
  another: (w: World) => void;
  theirs: string;
  send: string;
  /** What is there after mine was used. */
  kept: (w: World) => unknown;
  mine?: unknown;
}
const TYPED = { selector: 'input, textarea' };
const press = (on: On, name: string | RegExp) => fireEvent.click(on.getByRole('button', { name }));
const page = async (field: string): Promise<On> => {
  await screen.findByLabelText(field, TYPED);
  return within(document.body);
};
const dialog = async (opener: string | RegExp): Promise<On> => {
  fireEvent.click((await screen.findAllByRole('button', { name: opener }))[0]!);
  return within(await screen.findByRole('dialog'));
};
const CALENDAR = 0;
const forms: Record<string, Form> = {
  'a policy of escalation': {
    at: '/actions/policies',
    open: () => dialog('Change'),
    ...{ field: 'Name', was: 'Overdue', send: 'Keep this policy' },
    another: ({ policies }) => Object.assign(policies[0]!, { version: 2, name: 'Theirs' }),
    ...{ theirs: 'Theirs', kept: ({ policies }) => policies[0]!.name },
  },
  'a playbook': {
    at: `/playbooks/${id(700)}`,
    open: () => dialog('Change it'),
    ...{ field: 'Name', was: 'A second carrier for every depot', send: 'Keep this playbook' },
    another: ({ playbooks }) => Object.assign(playbooks[0]!, { version: 3, name: 'Theirs' }),
    ...{ theirs: 'Theirs', kept: ({ playbooks }) => playbooks[0]!.name },
  },
  'a team': {
    at: '/settings/people?view=teams',
    open: () => dialog(/^Change /),
    ...{ field: 'Name', was: 'Customer Service', send: 'Save' },
    another: ({ teams }) => Object.assign(teams[0]!, { version: 77, name: 'Theirs' }),
    ...{ theirs: 'Theirs', kept: ({ teams }) => teams[0]!.name },
  },
  'a person': {
    at: `/settings/people?person=${id(201)}`,
    open: async () => {
      fireEvent.click(await screen.findByRole('button', { name: 'Change' }));
      return within(await screen.findByRole('dialog'));
    },
    ...{ field: 'Role', was: 'Head of shop operations', send: 'Save' },
    another: ({ people }) => Object.assign(people[0]!, { version: 77, title: 'Theirs' }),
    ...{ theirs: 'Theirs', kept: ({ people }) => people[0]!.title },
  },
  'a working calendar': {
    at: '/settings/people?view=calendars',
    open: () => dialog(/^Change /),
    ...{ field: 'Name', was: '', send: 'Save' },
    another: ({ calendars }) => Object.assign(calendars[CALENDAR]!, { version: 77, name: 'Theirs' }),
    ...{ theirs: 'Theirs', kept: ({ calendars }) => calendars[CALENDAR]!.name },
  },
  'the plan of a meeting': {
    at: `/meetings/${id(702)}`,
    open: () => dialog('Change the plan'),
    ...{ field: 'Title', was: 'Board', send: 'Change the plan' },
    another: ({ meetings }) => Object.assign(meetings[1]!, { version: 2, title: 'Theirs' }),
    ...{ theirs: 'Theirs', kept: ({ meetings }) => meetings[1]!.title },
  },
  'the notes of a meeting': {
    at: `/meetings/${id(702)}`,
    open: () => page('Notes of the whole meeting'),
    ...{ field: 'Notes of the whole meeting', was: '', send: 'Keep the notes' },
    another: ({ meetings }) => Object.assign(meetings[1]!, { version: 2, notes: 'Theirs' }),
    ...{ theirs: 'Theirs', kept: ({ meetings }) => meetings[1]!.notes },
  },
  'what is kept of people': {
    at: '/settings/data-protection',
    open: () => page('Single answers of studies'),
    ...{ field: 'Single answers of studies', was: '', send: 'Save' },
    another: ({ settings }) =>
      Object.assign(settings, { version: 4, retention: { ...settings.retention, answers: 90 } }),
    ...{ theirs: '90', kept: ({ settings }) => settings.retention.answers, mine: 365 },
  },
  'how often customers are asked': {
    at: `/studies/${fielded[0]!.id}/field`,
    over: { fielded, asked: manyAsked },
    open: () => page('Days before a customer may be asked again'),
    ...{ field: 'Days before a customer may be asked again', was: '90', send: 'Keep' },
    another: (w) => (w.asked = { ...w.asked, contact: { version: 4, windowDays: 30 } }),
    ...{ theirs: '30', kept: ({ asked }) => asked.contact.windowDays, mine: 365 },
  },
};
const MINE = '365';
const valueOf = (on: On, field: string) => (on.getByLabelText(field, TYPED) as HTMLInputElement).value;
const type = (on: On, field: string) => fireEvent.change(on.getByLabelText(field, TYPED), { target: { value: MINE } });

describe.each(Object.entries(forms))('%s', (_, { at, over, open, field, another, theirs, send, kept, mine }) => {
  const begin = async () => {
    const app = renderApp(at, over);
    const on = await open();
    const readAnew = () => act(() => app.client.refetchQueries());
    return { app, on, readAnew };
  };

  it('shows without a reload what another changed, where nothing is typed', async () => {
    const { app, on, readAnew } = await begin();
    another(app.world);
    await readAnew();
    await waitFor(() => expect(valueOf(on, field)).toBe(theirs));
    expect(screen.queryByText(FIRST)).toBeNull();
  });

  it('is shown in both versions as soon as it is read anew, and mine replaces theirs only when I say so', async () => {
    const { app, on, readAnew } = await begin();
    type(on, field);
    another(app.world);
    await readAnew();
    await on.findByText(FIRST);
    expect(on.getAllByRole('row').some((row: HTMLElement) => row.textContent!.endsWith(theirs + MINE))).toBe(true);
    expect([valueOf(on, field), app.sent]).toEqual([MINE, []]);
    press(on, 'Use mine');
    await waitFor(() => expect(kept(app.world)).toBe(mine ?? MINE));
  });

  it('is sent with the version it was begun from, and lost in no refusal', async () => {
    const { app, on } = await begin();
    type(on, field);
    another(app.world);
    const before = JSON.stringify(kept(app.world));
    fireEvent.click(on.getAllByRole('button', { name: send })[0]!);
    await on.findByText(FIRST);
    expect([valueOf(on, field), JSON.stringify(kept(app.world))]).toEqual([MINE, before]);
    press(on, 'Keep theirs');
    await waitFor(() => expect(screen.queryByText(FIRST)).toBeNull());
    expect(JSON.stringify(kept(app.world))).toBe(before);
  });
});

describe('a case', () => {
  it('is answered on the version that was seen, whatever is read meanwhile', async () => {
    const app = renderApp('/cases');
    fireEvent.click((await screen.findAllByRole('button', { name: 'Record the answer' }))[0]!);
    const on = within(await screen.findByRole('dialog'));
    const what = on.getByRole('textbox');
    fireEvent.change(what, { target: { value: 'Called them.' } });
    const one = app.world.cases.find(({ state }) => state === 'open')!;
    const { version } = one;
    Object.assign(one, { version: version + 1, owner: null });
    await act(() => app.client.refetchQueries({ queryKey: ['cases'] }));
    const send = on.getAllByRole('button').at(-1)!;
    fireEvent.click(send);
    expect(await on.findByText(/It changed meanwhile/)).toBeTruthy();
    expect((what as HTMLTextAreaElement).value).toBe('Called them.');
    await waitFor(() => expect(send.matches('[data-loading]')).toBe(false));
    fireEvent.click(send);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(app.sent.map(({ body }) => body['version'])).toEqual([version, version + 1]);
  });
});

describe('two who change different settings', () => {
  it('meet no conflict: each shows what the other changed, and neither takes it back', async () => {
    const app = renderApp('/settings/data-protection');
    const on = await page('Single answers of studies');
    type(on, 'Single answers of studies');
    const { settings } = app.world;
    Object.assign(settings, { version: 4, retention: { ...settings.retention, words: 30 } });
    await act(() => app.client.refetchQueries());
    await waitFor(() => expect(valueOf(on, 'What customers said')).toBe('30'));
    press(on, 'Save');
    await on.findByText('Saved.');
    expect(screen.queryByText(FIRST)).toBeNull();
    expect(app.world.settings.retention).toMatchObject({ words: 30, answers: 365 });
    expect(app.sent).toMatchObject([{ body: { version: 4 } }]);
  });
});

describe('what can’t be undone', () => {
  const asked = async (at: string, over: Partial<World>, name: RegExp) => {
    const app = renderApp(at, over);
    fireEvent.click(await screen.findByRole('button', { name }));
    const group = within(await screen.findByRole('group', { name }));
    expect(app.sent).toEqual([]);
    return { app, go: () => fireEvent.click(group.getAllByRole('button').at(-1)!) };
  };

  it('is asked once more of a playbook that nobody is to follow any more', async () => {
    const { app, go } = await asked(`/playbooks/${id(700)}`, {}, /^Follow it no more/);
    go();
    await waitFor(() => expect(app.world.playbooks[0]!.retired).toBe(true));
  });

  it('is asked once more of the address of one’s calendar', async () => {
    const calendarFeed = { madeAt: '2026-11-20T09:00:00Z' };
    const { app, go } = await asked('/actions/mine', { calendarFeed }, /^End this address/);
    go();
    await waitFor(() => expect(app.world.calendarFeed.madeAt).toBeNull());
  });
});
