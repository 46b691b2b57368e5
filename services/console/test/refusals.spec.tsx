import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { id } from './fixture/world.js';
import { renderApp } from './render-app.js';

afterEach(cleanup);
const first = async (name: string | RegExp) => fireEvent.click((await screen.findAllByRole('button', { name }))[0]!);

interface Form {
  at: string;
  /** In a dialog; else it is there with this label. */
  open?: () => Promise<unknown>;
  label?: string;
  send: string;
  /** Of what is sent. */
  to: RegExp;
  paths: readonly string[];
}
const forms: Record<string, Form> = {
  'a commit': {
    at: `/insights/${id(1)}?make=true`,
    ...{ send: 'Commit the action', to: /commit$/ },
    paths: [
      // An empty field says in its own words that it is.
      ...['problem', 'stakes.notActing.unit', 'stakes.acting.low', 'stakes.acting'],
      ...['successMeasure.sd', 'way', 'way.kind', 'way.parts', 'way.parts[1]', 'way.options', 'domainReason'],
      ...['playbookId', 'sponsorId', 'state', ''],
    ],
  },
  'a policy': {
    at: '/actions/policies',
    open: () => first('Change'),
    ...{ send: 'Keep this policy', to: /escalation-policies\// },
    paths: ['name', 'reasons', 'reasons[0]', 'steps', 'steps[0]', 'steps[1].waitHours', 'steps[0].personId', 'runs'],
  },
  'a playbook': {
    at: `/playbooks/${id(700)}`,
    open: () => first('Change it'),
    ...{ send: 'Keep this playbook', to: /playbooks\// },
    paths: ['name', 'way', 'way.kind', 'way.practice', 'way.probes[0].name', 'domain', 'retired'],
  },
  'evidence of progress': {
    at: `/actions/${id(102)}`,
    open: () => first('Add evidence'),
    ...{ send: 'Add evidence', to: /evidence$/ },
    paths: ['what', 'where', 'kind', 'low', 'state'],
  },
  'the rules of cases': {
    at: '/settings/cases',
    label: 'Hours to solve it',
    ...{ send: 'Save', to: /case-settings$/ },
    paths: ['respondHours', 'routes', 'routes[0]', 'routes[0].teamId', 'routes[0].touchpoint', 'defaultTeamId'],
  },
  'data protection': {
    at: '/settings/data-protection',
    label: 'What customers said',
    ...{ send: 'Save', to: /settings$/ },
    paths: ['retention', 'retention.words', 'messages', 'messages.log', 'figures', 'contacts', 'contacts.controller'],
  },
  'a calendar': {
    at: '/settings/people?view=calendars',
    open: () => first(/^Change /),
    ...{ send: 'Save', to: /calendars\// },
    paths: ['name', 'week', 'week[0]', 'week[1][0]', 'week[1][1].to', 'daysOff[2]', 'workedOn[0]'],
  },
  'the plan of a meeting': {
    at: `/meetings/${id(702)}`,
    open: () => first('Change the plan'),
    ...{ send: 'Change the plan', to: /meetings\// },
    paths: ['title', 'attendeeIds', 'attendeeIds[1]', 'startsAt', 'state'],
  },
  'the end of a meeting': {
    at: `/meetings/${id(701)}/live`,
    open: () => first('Close the meeting'),
    ...{ send: 'Close the meeting', to: /close$/ },
    paths: ['next', 'next.startsAt', 'next.minutes', 'next.attendeeIds[0]', 'items.gone.deadline', 'state'],
  },
  'a token': {
    at: '/settings/access?of=machines',
    open: () => first('Make a token'),
    ...{ send: 'Make a token', to: /tokens$/ },
    paths: ['name', 'only', 'only[0]', 'role', 'scope', 'scope.ids[0]', 'days'],
  },
};

it.each(Object.entries(forms))(
  'what is wrong with %s stands once: at its field, or listed where there is none',
  async (_, { at, open, label, send, to, paths }) => {
    const app = renderApp(at);
    await open?.();
    if (label) await screen.findByLabelText(label);
    const on = within(open ? await screen.findByRole('dialog') : document.body);
    const errors = paths.map((path, n) => ({ path, message: `Reason ${String.fromCharCode(65 + n)}.` }));
    app.fail(to, 422, errors);
    fireEvent.click((await on.findAllByRole('button', { name: send })).at(-1)!);
    await waitFor(() => expect(app.sent).toHaveLength(1));
    await screen.findByText(/It was not saved yet/);
    const said = within(document.body)
      .getAllByText(/Reason [A-Z]\./)
      .map((shown: HTMLElement) => shown.textContent)
      .join(' ');
    const times = errors.map(({ path, message }) => [path, said.split(message).length - 1]);
    expect(times).toEqual(paths.map((path) => [path, 1]));
  },
);
