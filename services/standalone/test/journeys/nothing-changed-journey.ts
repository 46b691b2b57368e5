import type { AccountabilityView, ActionView, EscalationView } from '@mirrorloop/contracts';
import type { MailServer } from '@mirrorloop/testing';
import type { Client } from '../client.js';
import { eventually } from '../program.js';
import { DAY_MS, LIMIT_MS, type Promises } from './promises.js';

const HOUR_MS = 3_600_000;
const deliverable = { kind: 'deliverable', what: 'Till screen', where: 'release 4.18' };
const chaotic = { domain: 'chaotic', domainReason: 'Nobody can pay.' };

/** A week in which nothing happens, another one, and a deadline: the clock is moved, all else is as it runs. */
export function nothingChangedJourney(
  platform: () => Client,
  promises: Promises,
  mail: () => MailServer,
  restart: () => Promise<void>,
): void {
  let slow: ActionView;
  /** Promised a moment after it, and worked on. */
  let worked: ActionView;
  let stallsAt: number;
  const move = (ms: number) => promises.clock().moveTo(new Date(ms));
  const escalations = () => platform().get<EscalationView[]>(`/api/action-tracker/actions/${slow.id}/escalations`);
  const escalation = async () => (await escalations()).find(({ reason }) => reason === 'overdue');
  /** It has stalled as well, which climbs by a policy of its own. */
  const eachStepOnce = async () => {
    const steps = (await escalations()).flatMap((one) => one.steps);
    return (await promises.told(slow.id, 'escalated')).length === steps.length;
  };
  const says = (sentence: string) => async (email: string) =>
    mail()
      .to(email)
      .some(({ text }) => text.includes(sentence) && text.includes(slow.title));
  /** The wait of a step is known once the one before was told: the clock follows. */
  const climbed = async () => {
    const { steps, nextAt } = (await escalation())!;
    if (steps.length < 2 && nextAt) move(Date.parse(nextAt));
    return steps.length >= 2;
  };

  it('goes on as before though everything is restarted on day 6', async () => {
    const { managerId } = await promises.owner();
    const manager = (await promises.people()).find(({ id }) => id === managerId)!;
    await platform().patch(`/api/gateway/people/${manager.id}`, { version: manager.version, language: 'de' });
    slow = await promises.committed('Nothing happens', {});
    worked = await promises.committed('Something happens', {});
    stallsAt = Date.parse(slow.stallsAt!);
    move(stallsAt - DAY_MS);
    await restart();
    expect(await promises.shown(slow.id)).toMatchObject({
      stallsAt: slow.stallsAt,
      progressAt: slow.progressAt,
      stalls: 0,
    });
    expect(await promises.told(slow.id, 'stalled')).toEqual([]);
  });

  it('asks to classify again what was contained, at its hour, while a promise a little younger than a week is left alone', async () => {
    const way = { kind: 'contain', how: 'Sell by hand.', reclassifyBy: new Date(stallsAt - HOUR_MS).toISOString() };
    const { id } = await promises.committed('All tills are down', { ...chaotic, deadline: promises.in(2), way });
    move(stallsAt - HOUR_MS);
    await promises.untilTold(id, 'reclassify');
    expect(await promises.told(slow.id, 'stalled')).toEqual([]);
  });

  it('takes 20 comments, 5 changes of status and a new date for what they are, and a deliverable on day 6.9 for progress', async () => {
    const comment = `/api/action-tracker/actions/${slow.id}/comment`;
    for (let n = 1; n <= 20; n += 1) await platform().post(comment, { text: `Looking good (${n}).` });
    const moves = [['start'], ['done'], ['start', 'Not done after all.'], ['done'], ['start', 'Not yet.']] as const;
    for (const [what, reason] of moves) await promises.act(slow.id, what, { reason });
    const deadline = new Date(stallsAt + 10 * DAY_MS).toISOString();
    slow = await promises.act(slow.id, 'deadline', { deadline, reason: 'More time.' });
    expect(Date.parse(slow.stallsAt!)).toBe(stallsAt);
    worked = await promises.act(worked.id, 'evidence', deliverable);
    expect(Date.parse(worked.stallsAt!)).toBeGreaterThan(stallsAt + 6 * DAY_MS);
  });

  it('tells the owner after seven days, whatever was said and put off, and the sponsor with the cost after seven more', async () => {
    const { name, managerName } = await promises.owner();
    move(stallsAt);
    expect(await promises.untilTold(slow.id, 'stalled')).toMatchObject([{ to: name, times: 1 }]);
    expect(await promises.told(worked.id, 'stalled')).toEqual([]);
    move(Date.parse((await promises.shown(slow.id)).stallsAt!));
    const both = await promises.untilTold(slow.id, 'stalled', 2);
    expect(both.find(({ times }) => times === 2)).toMatchObject({ to: managerName, cost: { unit: 'EUR' } });
    expect((await promises.shown(slow.id)).stalls).toBe(2);
    // A week after its deliverable, which is before that.
    expect(await promises.untilTold(worked.id, 'stalled')).toMatchObject([{ to: name, times: 1 }]);
  });

  it('climbs to the manager by the policy once it is overdue, each step once, and by mail in the language of each', async () => {
    move(Date.parse(slow.deadline!));
    await eventually('the escalation', escalation, LIMIT_MS);
    await eventually('both steps of the policy', climbed, LIMIT_MS);
    const [first, second] = (await escalation())!.steps;
    expect([first!.to, second!.to]).toEqual([slow.owner!.name, (await promises.owner()).managerName]);
    await eventually('a notice a step', eachStepOnce, LIMIT_MS);
    const people = await promises.people();
    const addressOf = (name: string) => people.find((one) => one.name === name)!.email;
    const english = says('please see to it (step 1)');
    const german = says('Bitte kümmern Sie sich darum (Stufe 2)');
    await eventually('the mail to the owner', () => english(addressOf(first!.to)), LIMIT_MS);
    await eventually('the mail to the manager', () => german(addressOf(second!.to)), LIMIT_MS);
  });

  it('stands among the oldest promises, with what waiting costs', async () => {
    const shown = await platform().get<AccountabilityView>('/api/action-tracker/accountability');
    expect(shown.costAWeek).toContainEqual(expect.objectContaining({ unit: expect.stringContaining('EUR') }));
    expect(shown.oldest).toHaveLength(3);
  });

  it('still watches a promise that has been open for 180 days, with something delivered every sixth', async () => {
    const begun = promises.clock().now().getTime();
    const { id } = await promises.committed('A long way', { deadline: promises.in(365) });
    for (let day = 6; day <= 180; day += 6) {
      move(begun + day * DAY_MS);
      await promises.act(id, 'evidence', deliverable);
    }
    expect(await promises.told(id, 'stalled')).toEqual([]);
    move(Date.parse((await promises.shown(id)).stallsAt!));
    expect(await promises.untilTold(id, 'stalled')).toMatchObject([{ times: 1 }]);
  });
}
