import { crashPointsOf, pointsWithoutTrial, TRIED_SERVICES } from './points.js';

describe('the crash points that are found in the sources', () => {
  it('are those that a service names and those that it shares, once for each of its groups', () => {
    expect(crashPointsOf('ingestion')).toEqual(
      expect.arrayContaining(['ingestion.after-insert', 'ingestion.import.after-step', 'ingestion.relay.before-mark']),
    );
    const insight = crashPointsOf('insight');
    for (const group of ['insight.analyse-signals', 'insight.follow-customers'])
      for (const at of ['before-claim', 'after-claim', 'after-load', 'after-save', 'before-commit', 'after-commit'])
        expect(insight).toContain(`${group}.${at}`);
    expect(new Set(insight).size).toBe(insight.length);
  });

  it('are at least as many as were asked for, and each has a trial', () => {
    const least = { ingestion: 8, insight: 10, 'action-tracker': 8, gateway: 8 };
    for (const service of TRIED_SERVICES) expect(crashPointsOf(service).length).toBeGreaterThanOrEqual(least[service]);
    expect(pointsWithoutTrial()).toEqual([]);
  });
});
