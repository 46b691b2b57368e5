import i18next from 'i18next';
import { world } from '../../../test/fixture/world.js';
import { Refusal } from '../../api/refusal.js';
import { startWords } from '../../words/i18n.js';
import type { Say } from '../../words/use-words.js';
import { commitmentOf, draftOf } from './draft.js';
import { fieldErrors } from './field-errors.js';

const t: Say = (key, values) => i18next.t(key, values ?? {});
const { insights, actions } = world();
const proposal = { unit: 'EUR a week', metric: 'share', population: 'all', effectUnit: 'points' };
const draft = draftOf(actions[0]!, insights[0], proposal);

beforeAll(() => startWords('en'));

describe('a commitment from what was typed', () => {
  it('leaves out what is empty, so that the tracker names it', () => {
    const sent = commitmentOf({ ...draft, problem: '  ' }, actions[0]!, 7);
    expect(JSON.parse(JSON.stringify(sent))).not.toHaveProperty('ownerId');
    expect(sent).toMatchObject({
      version: 7,
      problem: undefined,
      deadline: undefined,
      successMeasure: { metric: 'share', lagDays: 14 },
    });
  });

  it('keeps the computed interval of an amount left as it was, and drops it from one a person changed', () => {
    const sent = commitmentOf({ ...draft, acting: { amount: 5000, basis: 'as in Lisbon' } }, actions[0]!, 1);
    expect(sent.stakes).toMatchObject({
      notActing: { amount: 18400, low: 12900, high: 24600 },
      acting: { amount: 5000, low: null, high: null, basis: 'as in Lisbon' },
    });
  });

  it('lets a manager state stakes where none could be computed', () => {
    const stated = {
      ...draftOf(actions[2]!, insights[2], proposal),
      notActing: { amount: 900, basis: 'twelve orders a week' },
      acting: { amount: 450, basis: 'half of them' },
    };
    expect(commitmentOf(stated, { ...actions[0]!, stakes: null }, 1).stakes).toMatchObject({
      notActing: { amount: 900, low: null, unit: 'EUR a week' },
    });
  });

  it('begins with a way that fits the domain, where what was contained was classified again', () => {
    const again = draftOf(
      {
        ...actions[0]!,
        domain: { domain: 'complex', reason: 'It is quiet again.', by: null },
        way: { kind: 'contain', how: 'Close the till', reclassifyBy: '2026-08-01T16:00:00.000Z' },
      },
      insights[0],
      proposal,
    );
    expect(again.way).toMatchObject({ domain: 'complex', domainReason: 'It is quiet again.', kind: 'probes' });
  });
});

describe('a refused commitment', () => {
  const refused = (...errors: [string, string][]) =>
    new Refusal(422, { errors: errors.map(([path, message]) => ({ path, message })) });

  it('says at each empty field, in plain words, what it needs', () => {
    const errors = fieldErrors(t, refused(['ownerId', 'Name the one person'], ['deadline', 'Say by when']), draft);
    expect(errors).toEqual({ ownerId: 'An action needs one owner', deadline: 'An action needs a deadline' });
  });

  it("shows the tracker's own reason where something was filled in and is wrong", () => {
    const errors = fieldErrors(t, refused(['deadline', '1 May 2020 has passed.']), {
      ...draft,
      deadline: '2020-05-01',
    });
    expect(errors).toEqual({ deadline: '1 May 2020 has passed.' });
  });

  it('takes a missing group for each of its empty fields', () => {
    const errors = fieldErrors(t, refused(['successMeasure', 'Fix what will show success']), {
      ...draft,
      metric: '',
      population: '',
      effectUnit: '',
    });
    expect(Object.keys(errors).sort()).toEqual(['effectUnit', 'metric', 'population', 'smallestEffect']);
  });
});
