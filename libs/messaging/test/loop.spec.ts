import { Loop } from '../src/index.js';

describe('a loop', () => {
  it('runs one turn at a time, again at once when woken in the middle of one, and stops after the turn in hand', async () => {
    const events: string[] = [];
    let release: () => void = () => {};
    let began: () => void = () => {};
    const loop = new Loop(async () => {
      events.push('begin');
      began();
      await new Promise<void>((resolve) => (release = resolve));
      events.push('end');
      return 3_600_000;
    });
    const nextTurn = () => new Promise<void>((resolve) => (began = resolve));
    const first = nextTurn();
    loop.start();
    await first;
    const second = nextTurn();
    loop.wake();
    release();
    await second;
    const stopped = loop.stop();
    release();
    await stopped;
    expect(events).toEqual(['begin', 'end', 'begin', 'end']);
  });
});
