import { type SignalsSeen, type Step, traceOf } from './trace.js';

const at = (time: string): Date => new Date(`2026-11-20T${time}Z`);
const none: SignalsSeen = { total: 0, ids: [], first: null, last: null };
const step = (of: Step['of'], step: string, time: string, sequence: number, title = 'Delivery surge'): Step => ({
  of,
  id: of === 'insight' ? 'i1' : 'a1',
  step,
  at: at(time),
  sequence,
  title,
  correlationId: 'i1',
});

describe('a trace', () => {
  it('tells the steps in order of time with the wait before each', () => {
    const first = { id: 's1', occurredAt: at('08:00:00'), recordedAt: at('08:00:01') };
    const signals = { total: 1, ids: ['s1'], first, last: first };
    const { steps } = traceOf('action', 'a1', signals, [
      step('action', 'proposed', '08:00:05', 1),
      step('insight', 'raised', '08:00:03', 1),
    ]);
    expect(steps.map(({ step, afterMs }) => [step, afterMs])).toEqual([
      ['occurred', null],
      ['recorded', 1000],
      ['raised', 2000],
      ['proposed', 2000],
    ]);
  });

  it('puts cause before effect where both carry the same time', () => {
    const { steps } = traceOf('insight', 'i1', none, [
      step('action', 'proposed', '08:00:00', 1),
      step('insight', 'raised', '08:00:00', 1),
    ]);
    expect(steps.map(({ of }) => of)).toEqual(['insight', 'action']);
  });

  it('shows title and state of the latest version, even if an older one came in last', () => {
    const told = [
      step('action', 'fell overdue', '12:00:00', 3, 'New title'),
      step('action', 'proposed', '08:00:00', 1, 'Old title'),
    ];
    expect(traceOf('action', 'a1', none, told).actions).toEqual([
      { id: 'a1', title: 'New title', state: 'overdue', at: '2026-11-20T08:00:00.000Z' },
    ]);
  });

  it('lets the first and the last signal stand for the thousands between them', () => {
    const first = { id: 's1', occurredAt: at('08:00:00'), recordedAt: at('08:00:01') };
    const last = { id: 's9', occurredAt: at('09:00:00'), recordedAt: at('09:00:01') };
    const trace = traceOf('insight', 'i1', { total: 4000, ids: ['s1', 's9'], first, last }, [
      step('insight', 'raised', '10:00:00', 1),
    ]);
    expect(trace.signals).toMatchObject({
      total: 4000,
      first: '2026-11-20T08:00:00.000Z',
      last: '2026-11-20T09:00:00.000Z',
    });
    expect(trace.steps.map(({ id }) => id)).toEqual(['s1', 's1', 's9', 's9', 'i1']);
    expect(trace.correlationId).toBe('i1');
  });
});
