import type { StudyReport, StudyView } from '@mirrorloop/contracts';
import { studyResponses, truths } from '@mirrorloop/examples';
import type { Client } from '../client.js';

const outcome = { id: 'overall', wording: { en: 'How do you rate us, all in all?', de: 'Wie bewerten Sie uns?' } };

const openQuestion = {
  wording: { en: 'What should we do better?', de: 'Was sollten wir besser machen?' },
  employeeWording: { en: 'What do they complain about?', de: 'Worüber beschweren sie sich?' },
};

/** The sample's mirror study through the one address, as the sample itself is loaded. */
export function mirrorJourney(platform: () => Client): void {
  let study: StudyView;
  let report: StudyReport;
  const at = (path: string) => `/api/insight/studies/${study.id}${path}`;

  it('opens a mirror study, and takes answers at a link without a session', async () => {
    study = await platform().post<StudyView>('/api/insight/studies', {
      title: truths.study.title,
      template: 'retail',
      outcome,
      openQuestion,
    });
    const { links } = await platform().post<{ links: string[] }>(at('/links'), { population: 'customer', personal: 1 });
    const form = await fetch(platform().url + links[0]!);
    expect([form.status, await form.text()]).toEqual([200, expect.stringContaining('<form method="post"')]);
    expect((await fetch(`${platform().url}/answer/form.css`)).status).toBe(200);
    const body = new URLSearchParams({ 'q.delivery': '3', overall: '3' });
    const sent = await fetch(platform().url + links[0]!, { method: 'POST', body });
    expect([sent.status, await sent.text()]).toEqual([200, expect.stringContaining('have been taken in')]);
  });

  it('finds the planted blind spots in the sample’s answers, in every group it shows, and nothing else', async () => {
    const responses = studyResponses();
    await platform().post(at('/responses'), { instrumentVersion: 1, responses });
    await platform().post(at('/close'), {});
    report = await platform().get<StudyReport>(at('/report'));
    expect(report.study).toMatchObject({ status: 'closed', customers: 641, employees: 253 });
    const planted = Object.keys(truths.study.overrated).map(
      (id) => study.questions.find((q) => q.id === id)!.attribute,
    );
    expect(new Set(report.findings.map(({ attribute }) => attribute))).toEqual(new Set(planted));
    expect(report.findings.every(({ verdict }) => verdict === 'blind-spot')).toBe(true);
    for (const name of ['Everybody', 'Stores', 'Customer Service', 'Warehouse'])
      expect(report.findings.filter(({ group }) => group === name)).toHaveLength(planted.length);
  });

  it('shows neither the team of three nor the one that would give it away, and tests what is emotional', () => {
    const hidden = report.groups.filter(({ cells }) => cells.every(({ gap }) => gap === null)).map(({ name }) => name);
    expect(hidden).toEqual(['Marketing', 'Visual merchandising']);
    expect(report.drivers).toMatchObject({ emotional: { verdict: 'outweighs' } });
    expect(report.groups[0]!.driverMirror).toMatchObject({ reasons: 'unknown', n: 253 });
  });

  it('holds what staff write against what customers complained about: prices, and hardly the parcels', () => {
    const { tooOften, tooRarely } = truths.study.words;
    expect(report.words).toMatchObject({ against: 'signals' });
    const [everybody] = report.words!.groups;
    const verdictOf = (theme: string) => everybody!.themes.find((one) => one.theme === theme)?.verdict;
    expect(['imagined', 'overestimated']).toContain(verdictOf(tooOften));
    expect(['missed', 'underestimated']).toContain(verdictOf(tooRarely));
  });
}
