import type { ActionView, InsightView } from '@mirrorloop/contracts';
import i18next from 'i18next';
import { world } from '../../test/fixture/world.js';
import { homeFinding, insightFinding, type Standing } from './finding.js';
import type { Lang } from './format.js';
import { speak, startWords } from './i18n.js';
import type { Say } from './use-words.js';

const t: Say = (key, values) => i18next.t(key, values ?? {});
const { insights, actions } = world();
const standing = (over: Partial<Standing> = {}): Standing => ({
  signals: 20000,
  insights,
  total: insights.length,
  actions,
  ...over,
});
const say = (lang: Lang, over?: Partial<Standing>) => {
  speak(lang);
  return homeFinding(t, lang, standing(over)).replaceAll('\u00a0', ' ');
};
const owned = (action: ActionView): ActionView => ({ ...action, state: 'committed', overdue: false });

beforeAll(() => startWords('en'));

describe('the first sentence', () => {
  it('counts what nobody owns, says what waiting costs where it is known, and what is overdue', () => {
    expect(say('en')).toBe(
      '2 of 3 insights have no owner, and each week of waiting costs about €18,400. 1 action is overdue.',
    );
    expect(say('de')).toBe(
      '2 von 3 Erkenntnissen gehören niemandem, und jede Woche Warten kostet etwa 18.400 €. 1 Maßnahme ist überfällig.',
    );
  });

  it('uses the singular for one', () => {
    const one = { insights: insights.slice(0, 1), total: 1, actions: actions.slice(0, 1) };
    expect(say('en', one)).toBe('One insight has no owner, and each week of waiting costs about €18,400.');
    expect(say('de', one)).toBe('Eine Erkenntnis gehört niemandem, und jede Woche Warten kostet etwa 18.400 €.');
    const first = { actions: [actions[0]!, owned(actions[1]!), owned(actions[2]!)] };
    expect(say('en', first)).toMatch(/^1 of 3 insights has no owner/);
    expect(say('de', first)).toMatch(/^1 von 3 Erkenntnissen gehört niemandem/);
  });

  it('names no cost where none is known', () => {
    const unknown = { actions: actions.map((action) => ({ ...action, stakes: null, overdue: false })) };
    expect(say('en', unknown)).toBe('2 of 3 insights have no owner.');
  });

  it('says so when everything is owned', () => {
    expect(say('en', { actions: actions.map(owned) })).toBe('All 3 insights have an owner.');
    expect(say('de', { actions: actions.map(owned) })).toBe('Für alle 3 Erkenntnisse ist jemand verantwortlich.');
  });

  it('teaches while there is nothing, and counts while there is no insight', () => {
    const nothing = { insights: [], total: 0, actions: [] };
    expect(say('en', { ...nothing, signals: 0 })).toMatch(/^Nothing has arrived yet/);
    expect(say('en', { ...nothing, signals: 1 })).toBe('1 signal is in. No insight rests on it yet.');
    expect(say('de', { ...nothing, signals: 1200 })).toBe(
      '1.200 Signale sind da. Noch beruht keine Erkenntnis darauf.',
    );
  });
});

describe('what an insight says', () => {
  const surge: InsightView = insights[0]!;

  it('quotes what is seen and both ends of what was expected, joined by a word', () => {
    speak('en');
    expect(insightFinding(t, 'en', surge).text).toBe(
      'Negative signals about late delivery, delivery, run at 114 a day, where 23 to 63 would be expected.',
    );
    speak('de');
    expect(insightFinding(t, 'de', surge).text).toBe(
      'Negative Signale zu late delivery, delivery: 114 am Tag; 23 bis 63 wären zu erwarten.',
    );
  });

  it('names a theme at the touchpoint of its own name once', () => {
    speak('en');
    expect(insightFinding(t, 'en', { ...surge, theme: 'Delivery' }).text).toMatch(
      /^Negative signals about Delivery run at/,
    );
  });

  it('keeps the words of whoever raised it by hand', () => {
    const byHand = insights[2]!;
    expect(insightFinding(t, 'de', byHand)).toEqual({ text: byHand.statement, written: true });
  });
});
