/** @jest-environment jsdom */
/// <reference lib="dom" />
import type { Study } from '../../domain/studies/study.js';
import { questionsOf } from '../../domain/studies/templates.js';
import { DRAFT_SCRIPT } from './draft-script.js';
import { formPage, notePage } from './form-page.js';

const words = (en: string) => ({ en, de: en });
const study = {
  id: 'x',
  title: 'How we see ourselves',
  instrument: {
    version: 1,
    scale: { low: 1, high: 5, points: 5 },
    ends: { low: words('poor'), high: words('good') },
    questions: questionsOf('retail'),
    outcome: null,
    importance: true,
    openQuestion: { wording: words('What else?'), employeeWording: words('What else do they say?') },
  },
} as unknown as Study;

/** As a browser does: the page anew, then its script. */
function load(html: string): void {
  document.body.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
  const script = document.createElement('script');
  script.textContent = DRAFT_SCRIPT;
  document.body.append(script);
}
const form = () => load(formPage({ study, population: 'employee', language: 'en', entered: {}, errors: new Map() }));
const field = <T extends Element>(selector: string): T => document.querySelector<T>(selector)!;
const typed = () => field('form').dispatchEvent(new Event('input', { bubbles: true }));
const online = (is: boolean) => Object.defineProperty(navigator, 'onLine', { value: is, configurable: true });

describe('a draft of answers', () => {
  beforeEach(() => {
    sessionStorage.clear();
    online(true);
    form();
    field<HTMLInputElement>('[name="q.needs"][value="4"]').checked = true;
    field<HTMLInputElement>('[name="p.0"]').value = '60';
    field<HTMLTextAreaElement>('textarea').value = 'They wait & wait';
    typed();
  });

  it('is there again after the page was loaded anew', () => {
    form();
    expect(field<HTMLInputElement>('[name="q.needs"]:checked').value).toBe('4');
    expect(field<HTMLInputElement>('[name="p.0"]').value).toBe('60');
    expect(field<HTMLTextAreaElement>('textarea').value).toBe('They wait & wait');
  });
  it('isn’t sent into nothing while there is no connection, and says so', () => {
    online(false);
    const submit = new Event('submit', { cancelable: true });
    field('form').dispatchEvent(submit);
    expect([submit.defaultPrevented, field<HTMLElement>('#offline').hidden]).toEqual([true, false]);
    online(true);
    const again = new Event('submit', { cancelable: true });
    field('form').dispatchEvent(again);
    expect([again.defaultPrevented, field<HTMLElement>('#offline').hidden]).toEqual([false, true]);
  });
  it('is gone once the answers were taken in: who answers next on the same tablet sees nothing of it', () => {
    load(notePage('en', 'thanks'));
    expect(sessionStorage.length).toBe(0);
    form();
    expect(field('[name="q.needs"]:checked[value="4"]')).toBeNull();
  });
});
