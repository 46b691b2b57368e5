import { derivedId } from '@mirrorloop/kernel';
import fc from 'fast-check';
import { type Case, type CaseSettings, openCase } from './case.js';
import { join, type Stream, streamKey } from './like-cases.js';

const DAY = 86_400_000;
const START = new Date('2026-11-02T09:00:00Z');
const settings: CaseSettings = {
  version: 1,
  respondHours: 4,
  resolveHours: 24,
  likeCases: 3,
  windowDays: 14,
  routes: [],
  defaultTeamId: null,
};
const caseAt = (n: number, at: Date): Case =>
  openCase(
    {
      signalId: derivedId('signal', String(n)),
      subjectId: derivedId('subject', String(n)),
      touchpoint: 'delivery',
      theme: 'delivery',
      store: null,
      channel: 'web',
      reasons: ['rating-at-bottom'],
      occurredAt: at,
      correlationId: String(n),
    },
    undefined,
    settings,
    at,
  );
const empty: Stream = {
  key: streamKey({ touchpoint: 'delivery', theme: 'delivery' }),
  touchpoint: 'delivery',
  theme: 'delivery',
  group: null,
  loose: [],
};
const days = (n: number) => new Date(START.getTime() + n * DAY);
const run = (...at: readonly number[]) => {
  let stream = empty;
  return at.map((day, n) => {
    const joined = join(stream, caseAt(n, days(day)), settings, days(day));
    stream = joined.stream;
    return joined;
  });
};

describe('like cases', () => {
  it('propose one systemic action when there are enough within the window: one fewer propose none', () => {
    expect(run(0, 1).map(({ born }) => born)).toEqual([null, null]);
    const [, , third] = run(0, 1, 13);
    expect(third!.born).toMatchObject({ cases: [0, 1, 2].map((n) => caseAt(n, START).caseId), recurrenceOf: null });
    expect(run(0, 1, 14.01).every(({ born }) => born === null)).toBe(true);
  });

  it('join the action that is still to be done', () => {
    const all = run(0, 1, 2, 3, 40);
    expect(all.map(({ born }) => born !== null)).toEqual([false, false, true, false, false]);
    expect(new Set(all.slice(2).map(({ groupId }) => groupId)).size).toBe(1);
  });

  it('are never absorbed by an action that was closed: they make a linked one of their own', () => {
    const { stream, groupId } = run(0, 1, 2)[2]!;
    let closed: Stream = { ...stream, group: { groupId: groupId!, open: false } };
    const after = [10, 11, 12].map((n) => {
      const joined = join(closed, caseAt(n, days(n)), settings, days(n));
      closed = joined.stream;
      return joined;
    });
    expect(after.map((one) => one.groupId !== null)).toEqual([false, false, true]);
    expect(after[2]!.born).toMatchObject({ recurrenceOf: groupId });
    expect(after[2]!.groupId).not.toBe(groupId);
  });

  it('belong to one group at most, and to one as soon as there are enough', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { maxLength: 30 }), (gaps) => {
        const at = gaps.reduce((all: number[], gap) => [...all, (all.at(-1) ?? 0) + gap], []);
        const born = run(...at).flatMap((joined) => joined.born ?? []);
        const grouped = born.flatMap(({ cases }) => cases);
        expect(new Set(grouped).size).toBe(grouped.length);
        const enough = at.some((day, n) => n >= 2 && day - at[n - 2]! < settings.windowDays);
        expect(born).toHaveLength(enough ? 1 : 0);
      }),
    );
  });
});
