import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { reportOf, study } from './fixture/study.js';
import { pairedReport } from './fixture/study-extremes.js';
import { manyAsked, noMailServer } from './fixture/world/asked.js';
import { id, world } from './fixture/world.js';
import { renderApp } from './render-app.js';

afterEach(cleanup);
const CLOSED = id(601);
const OPEN = id(602);
const fielded = [study(OPEN, { title: 'Spring', status: 'open', closedAt: null, customers: 12, employees: null })];

describe('mirror studies', () => {
  it('are opened once for one wish; what is missing is said at its field, and nothing typed is lost', async () => {
    const app = renderApp('/studies');
    expect(await screen.findByText('No mirror study has been fielded yet.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Open a study' }));
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.click(dialog.getByRole('button', { name: 'Open a study' }));
    expect(await dialog.findByText('Give it a name.')).toBeTruthy();
    fireEvent.change(dialog.getByLabelText('Title'), { target: { value: 'Autumn' } });
    fireEvent.click(dialog.getByRole('button', { name: 'Open a study' }));
    expect(await screen.findByRole('heading', { level: 1, name: /have answered “Autumn” so far/ })).toBeTruthy();
    expect(app.sent.map(({ body }) => body['title'])).toEqual(['', 'Autumn']);
    expect(app.sent[1]!.body).toMatchObject({ wave: 1, template: 'retail', outcome: { id: 'overall' } });
  });

  it('take ratings that are there as answers where somebody says which, and name the one whose scale is another', async () => {
    const app = renderApp('/studies');
    fireEvent.click(await screen.findByRole('button', { name: 'Open a study' }));
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.change(dialog.getByLabelText('Title'), { target: { value: 'Autumn' } });
    fireEvent.click(await dialog.findByText(/^Take ratings that customers gave anyway/));
    const choose = (name: string, touchpoint: string) =>
      fireEvent.change(dialog.getByLabelText(name), { target: { value: touchpoint } });
    choose('Delivery', 'delivery');
    choose('Returns', 'checkout');
    fireEvent.click(dialog.getByRole('button', { name: 'Open a study' }));
    const misfit = await dialog.findByText(/^Ratings at checkout are on 0 to 10/);
    expect(misfit.closest('.mantine-InputWrapper-root')!.textContent).toContain('Returns');
    choose('Returns', '');
    fireEvent.click(dialog.getByRole('button', { name: 'Open a study' }));
    expect(await screen.findByText('Ratings that stand for customers’ answers')).toBeTruthy();
    expect(app.sent[1]!.body['ratings']).toEqual([{ question: 'delivery', touchpoint: 'delivery' }]);
  });

  it('say before the fielding what so many answers can see, and never how many answered below five', async () => {
    renderApp(`/studies/${OPEN}/field`, { fielded });
    expect(await screen.findByText('To find a gap of 0.50 points')).toBeTruthy();
    expect(screen.getByText('47')).toBeTruthy();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
      '12 customers and fewer than 5 employees have answered “Spring” so far.',
    );
  });

  it('give an open link with its code, or as many personal ones as asked for, as a file', async () => {
    const app = renderApp(`/studies/${OPEN}/field`, { fielded });
    fireEvent.change(await screen.findByLabelText('Team'), { target: { value: 'Stores' } });
    fireEvent.click(screen.getByRole('button', { name: 'Make links' }));
    expect(await screen.findByRole('img', { name: 'Code to scan Stores' })).toBeTruthy();
    fireEvent.change(screen.getByLabelText('Personal links'), { target: { value: '3' } });
    fireEvent.click(screen.getByRole('button', { name: 'Make links' }));
    expect(await screen.findByText(/^3 links are made/)).toBeTruthy();
    expect(app.sent.map(({ body }) => body)).toEqual([
      { population: 'employee', personal: 0, groups: { team: 'Stores' } },
      { population: 'employee', personal: 3, groups: { team: 'Stores' } },
    ]);
  });

  it('ask staff and customers by mail, say how many could not be mailed and why, and keep what is refused', async () => {
    const app = renderApp(`/studies/${OPEN}/field`, { fielded, asked: manyAsked });
    const customers = within(await screen.findByRole('region', { name: 'Customers' }));
    const reasons = within(await customers.findByRole('list', { name: 'Not mailed' }));
    expect(reasons.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'never agreed to be asked214',
      'no mail address known96',
      'asked by another study lately31',
      'agreed no more17',
      'their address refuses mail8',
      'another reason1',
    ]);
    expect(customers.getByText(/421 Too many connections/)).toBeTruthy();
    fireEvent.change(customers.getByLabelText('Ask so many in all'), { target: { value: '' } });
    fireEvent.click(customers.getByRole('button', { name: 'Ask customers' }));
    expect(await customers.findByText('At least 1.')).toBeTruthy();
    fireEvent.change(customers.getByLabelText('Ask so many in all'), { target: { value: '1300' } });
    fireEvent.click(customers.getByRole('button', { name: 'Ask customers' }));
    expect(await customers.findByText('60 more are asked.')).toBeTruthy();
    const staff = within(screen.getByRole('region', { name: 'Employees' }));
    fireEvent.click(staff.getByRole('button', { name: 'Ask employees' }));
    expect(await staff.findByText('Nobody more fits who hasn’t been asked.')).toBeTruthy();
    expect(app.sent.map(({ body }) => body)).toEqual([
      { population: 'customer', language: 'en', upTo: 0 },
      { population: 'customer', language: 'en', upTo: 1_300 },
      { population: 'employee', language: 'en', teams: [] },
    ]);
  });

  it('show which ratings among the signals stand for answers, and how many are left out', async () => {
    const from = { question: 'q4', touchpoint: 'parcel', source: 'web-shop', name: null };
    const more = { question: 'q7', touchpoint: 'returns desk', source: null, name: null };
    renderApp(`/studies/${OPEN}/field`, { fielded: [{ ...fielded[0]!, ratings: [from, more] }] });
    expect(await screen.findByText('Delivery · parcel · web-shop')).toBeTruthy();
    expect(screen.getByText('4,210 ratings')).toBeTruthy();
    expect(screen.getByText('17 on another scale are left out')).toBeTruthy();
  });

  it('say that nothing goes out where no mail server is set', async () => {
    renderApp(`/studies/${OPEN}/field`, { fielded, asked: noMailServer });
    expect(await screen.findAllByText(/^No mail goes out/)).toHaveLength(2);
  });

  it('keep until when and how often they remind, and tell who was first where two change it', async () => {
    const app = renderApp(`/studies/${OPEN}/field`, { fielded });
    expect(await screen.findByText(/^Links take answers until the study is closed/)).toBeTruthy();
    fireEvent.change(screen.getByLabelText('Reminders at most'), { target: { value: '1' } });
    app.world.fielded = app.world.fielded.map((one) => ({ ...one, version: one.version + 1 }));
    app.world.asked.fielding = { endsAt: null, reminders: { most: 4, everyDays: 7 } };
    // Read anew before it is sent: what was begun on the older one isn't sent as if it were begun on this.
    await act(() => app.client.refetchQueries({ queryKey: ['studies'] }));
    expect(await screen.findByRole('row', { name: 'Reminders at most 4 1' })).toBeTruthy();
    expect(app.sent).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Use mine' }));
    await waitFor(() => expect(app.world.asked.fielding.reminders).toEqual({ most: 1, everyDays: 7 }));
  });

  it('have no report while answers come, and are closed only after a second look', async () => {
    const app = renderApp(`/studies/${OPEN}/report`, { fielded });
    expect(await screen.findByText('The report is drawn when the study is closed.')).toBeTruthy();
    fireEvent.click(screen.getByRole('link', { name: 'See how far it is' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Close the study' }));
    expect(app.sent).toEqual([]);
    const sure = within(screen.getByRole('group', { name: 'Close the study' }));
    fireEvent.click(sure.getByRole('button', { name: 'Close the study' }));
    expect(await screen.findByText('Closed')).toBeTruthy();
  });

  it('report their finding first, with n and interval of each figure, and hide small groups without their n', async () => {
    const report = reportOf(study(CLOSED));
    renderApp(`/studies/${CLOSED}/report`, { report });
    const finding = /“Anticipation of needs”, 1\.\d\d to 1\.\d\d points\..+“Feeling special”/;
    expect(await screen.findByRole('heading', { level: 1, name: finding })).toBeTruthy();
    expect(screen.getByText(/^60 to 62 \(95%\), n = 253 employees$/)).toBeTruthy();
    expect(screen.getByText('weighted by segment, design effect 1.14')).toBeTruthy();
    const hidden = screen.getAllByRole('row').filter((row) => /Marketing|Visual/.test(row.textContent!));
    expect(hidden.map((row) => row.textContent)).toEqual([
      'Marketingkeeps answers anonymousnot shown',
      'Visual merchandisingkeeps answers anonymousnot shown',
    ]);
    expect(screen.getByText(/^Table stakes: “Delivery” costs/)).toBeTruthy();
    expect(screen.getByText('questions.q7')).toBeTruthy();
    const seen = 'Staff see too little of “delivery”, and too much of “price”.';
    expect(screen.getByRole('heading', { level: 2, name: seen })).toBeTruthy();
    const guess = 'Staff hardly know better than by guessing that something is done and who does it.';
    expect(screen.getByRole('heading', { level: 2, name: guess })).toBeTruthy();
    expect(screen.getByText(/^70\.0 \(56\.0 to 84\.0\)% say it is reported/)).toBeTruthy();
    expect(screen.getAllByText('fewer than five').length).toBeGreaterThan(0);
  });

  it('say of single schools their gap and why it has no interval, where only means are known', async () => {
    const report = reportOf(study(CLOSED, { pairedBy: 'school' }));
    const unit = { unit: '01M020', attribute: 'Trust', employees: 6.3, customers: 8.3, gap: -2, low: null, high: null };
    renderApp(`/studies/${CLOSED}/report`, { report: { ...report, units: [{ ...unit, reason: 'only-means' }] } });
    const row = await screen.findByRole('row', { name: /^01M020/ });
    expect(row.textContent).toBe('01M020Trust8.306.30−2.00refused: only means are given');
    expect(screen.getByText(/^means of each school, paired: every n counts units/)).toBeTruthy();
  });

  it('call both sides and what is counted as a study of means does, wherever they stand, in both languages', async () => {
    const report = pairedReport(CLOSED);
    const { container } = renderApp(`/studies/${CLOSED}/report`, { report });
    const title = 'Where teachers and parents see the same schools differently';
    expect(await screen.findByRole('heading', { level: 2, name: title })).toBeTruthy();
    const main = () => container.querySelector('main')!.textContent!;
    for (const said of [
      'Teachers',
      'Parents',
      'All schools',
      'n 1,600 schools',
      'teachers higher',
      'n schools: parents',
    ])
      expect(main()).toContain(said);
    expect(main()).toContain('not shown: fewer than five schools');
    expect(main()).toContain('What moves parents can’t be told');
    expect(main()).not.toMatch(/customer|employee|staff/i);
    fireEvent.click(screen.getByRole('button', { name: /auf Deutsch/ }));
    await waitFor(() => expect(main()).toContain('Wo Lehrkräfte und Eltern dieselben Schulen anders sehen'));
    expect(main()).toContain('Alle Schulen');
    expect(main()).not.toMatch(/Kundschaft|Kund(in|en)|Beschäftigt|Team/);
  });

  it('say that customers’ words are weighted as their ratings are, and what that costs', async () => {
    const { words, ...report } = reportOf(study(CLOSED));
    const weighted = { ...report, words: words && { ...words, against: 'answers' as const, designEffect: 4 / 3 } };
    renderApp(`/studies/${CLOSED}/report`, { report: weighted });
    expect(await screen.findByText(/words are weighted as their ratings are, design effect 1\.33\.$/)).toBeTruthy();
  });

  it('ask nobody by a link where means come', async () => {
    const { study: of } = pairedReport(OPEN);
    renderApp(`/studies/${OPEN}/field`, { fielded: [{ ...of, status: 'open', closedAt: null }] });
    const come = 'Means of 1,600 (of parents) and 1,600 schools (of teachers) have come for “School survey” so far.';
    expect(await screen.findByRole('heading', { level: 1, name: come })).toBeTruthy();
    expect(screen.getByText('Means come by API or as a file: nobody is asked by a link.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Make links' })).toBeNull();
    expect(screen.queryByText(/^To find a gap of/)).toBeNull();
  });

  it('lead from an insight about a blind spot to the report it rests on, in the reader’s language', async () => {
    const [first] = world().insights;
    const statement = { en: 'Employees rate it higher.', de: 'Beschäftigte bewerten es höher.' };
    const of = { studyId: CLOSED, wave: 2, attribute: 'Feeling special', statement, stands: true };
    const gap = {
      ...first!,
      kind: 'perception-gap',
      study: of,
      words: [],
      series: [],
      evidence: 0,
      statement: statement.en,
    };
    renderApp(`/insights/${first!.id}`, { insights: [gap] });
    expect(await screen.findByRole('heading', { level: 1, name: statement.en })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Read the report' }).getAttribute('href')).toBe(
      `/studies/${CLOSED}/report`,
    );
    fireEvent.click(screen.getByRole('button', { name: /auf Deutsch/ }));
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(statement.de));
  });
});
