import { cleanup, fireEvent, screen } from '@testing-library/react';
import { world } from './fixture/world.js';
import { renderApp } from './render-app.js';

afterEach(cleanup);
const save = async () => fireEvent.click(await screen.findByRole('button', { name: 'Save' }));
const type = async (label: string, text: string) =>
  fireEvent.change(await screen.findByLabelText(label), { target: { value: text } });

describe('data protection', () => {
  it('shows how long what is kept, changes it with the version that was seen, and says that it did', async () => {
    const app = renderApp('/settings/data-protection');
    await screen.findByRole('heading', { level: 1, name: '4 kinds of data are forgotten after a while.' });
    await type('What customers said', '');
    await type('Single answers of studies', '730');
    await type('The log of events', '20');
    expect((screen.getByLabelText('What was handled') as HTMLInputElement).placeholder).toBe('30');
    fireEvent.click(await screen.findByLabelText(/^Show them per person/));
    await save();
    expect(await screen.findByText('Saved.')).toBeTruthy();
    await screen.findByRole('heading', { level: 1, name: '4 kinds of data are forgotten after a while.' });
    expect(app.sent[0]).toMatchObject({
      method: 'PUT',
      body: {
        version: 3,
        retention: { words: null, answers: 730, failedSignals: 365, namesOfWhoLeft: 30 },
        messages: { log: 20, inbox: null },
        figures: { perPerson: true, smallestTeam: 5 },
      },
    });
  });

  it('says at the field what is wrong with it, and keeps what was typed', async () => {
    renderApp('/settings/data-protection');
    await type('Messages that were set aside', 'a while');
    await save();
    expect(await screen.findByText('is a whole number of days')).toBeTruthy();
    expect((screen.getByLabelText('Messages that were set aside') as HTMLInputElement).value).toBe('a while');
  });

  it('can be read by everybody, changed by whoever may, and leads to the processing record', async () => {
    renderApp('/settings/data-protection', { session: { ...world().session!, may: ['see settings'] } });
    expect(
      ((await screen.findByRole('group', { name: 'How long what is kept' })) as HTMLFieldSetElement).disabled,
    ).toBe(true);
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
    expect(screen.getByRole('link', { name: 'In German' }).getAttribute('href')).toBe(
      '/api/gateway/processing-record?lang=de&format=text',
    );
  });
});
