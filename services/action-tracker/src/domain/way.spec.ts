import { Checks } from './checks.js';
import { type CynefinDomain, DOMAINS } from './cynefin.js';
import { readWay } from './way.js';

const now = new Date('2026-11-20T09:00:00Z');
const probe = (name: string) => ({ name, amplifyWhen: 'asked less often', endWhen: 'queues grow' });
const ways = {
  'best-practice': { practice: 'Ask once.' },
  'expert-analysis': { expert: 'Dr Ode', options: ['Route', 'Carrier'] },
  probes: { probes: [probe('Two shops'), probe('Till prompt')] },
  contain: { how: 'Stop the mailing.', reclassifyBy: '2026-11-21' },
  'break-down': { parts: ['North', 'South'] },
} as const;
const read = (domain: CynefinDomain, way: object, hours = 10) => {
  const checks = new Checks();
  const deadline = new Date(now.getTime() + hours * 3_600_000);
  readWay(checks, { way }, { domain, deadline, zone: 'utc', now });
  return checks.errors;
};
const fitting = (domain: CynefinDomain) =>
  Object.entries(ways)
    .filter(([kind, way]) => read(domain, { kind, ...way }).length === 0)
    .map(([kind]) => kind);

describe('the way of acting', () => {
  it('has to fit the domain, and a best practice is offered only where things are clear', () => {
    expect(Object.fromEntries(DOMAINS.map((domain) => [domain, fitting(domain)]))).toEqual({
      clear: ['best-practice'],
      complicated: ['expert-analysis', 'probes'],
      complex: ['probes'],
      chaotic: ['contain'],
      disorder: ['break-down'],
    });
    expect(read('complex', { kind: 'best-practice', practice: 'Ask once.' })).toEqual([
      {
        path: 'way.kind',
        message: 'In the complex domain it is probes. A best practice is offered elsewhere only as a probe.',
      },
    ]);
  });

  it.each<[string, CynefinDomain, object, string[]]>([
    ['one option', 'complicated', { kind: 'expert-analysis', expert: 'Dr Ode', options: ['Route'] }, ['way.options']],
    ['one probe', 'complex', { kind: 'probes', probes: [probe('One')] }, ['way.probes']],
    [
      'a probe without rules',
      'complex',
      { kind: 'probes', probes: [probe('One'), { name: 'Two' }] },
      ['way.probes[1].amplifyWhen', 'way.probes[1].endWhen'],
    ],
    ['a part that says nothing', 'disorder', { kind: 'break-down', parts: ['North', 7] }, ['way.parts[1]']],
    ['no day on which it is classified again', 'chaotic', { kind: 'contain', how: 'Stop.' }, ['way.reclassifyBy']],
    ['a kind nobody knows', 'clear', { kind: 'hope' }, ['way.kind']],
  ])('is refused with %s, naming it', (_what, domain, way, paths) => {
    expect(read(domain, way).map(({ path }) => path)).toEqual(paths);
  });

  it('contains within hours', () => {
    expect(read('chaotic', { kind: 'contain', ...ways.contain }, 72)).toEqual([]);
    expect(read('chaotic', { kind: 'contain', ...ways.contain }, 73).map(({ path }) => path)).toEqual(['deadline']);
  });
});
