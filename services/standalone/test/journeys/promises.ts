import type { ActionView, AnalysedSignal, InsightView, Notice, Page, PersonView } from '@mirrorloop/contracts';
import type { MovedClock } from '../moved-clock.js';
import type { Client } from '../client.js';
import { eventually } from '../program.js';

export const LIMIT_MS = 60_000;
export const DAY_MS = 86_400_000;
const ACTIONS = '/api/action-tracker/actions';
const side = { amount: 900, unit: 'EUR a week', basis: 'What a call centre says' };

/** What the journeys of actions do over and over, through the one address. */
export class Promises {
  constructor(
    private readonly platform: () => Client,
    readonly clock: () => MovedClock,
  ) {}

  /** Raised by a person; the action tracker proposes the action a moment later. */
  async proposed(title: string): Promise<ActionView> {
    const { items } = await this.platform().get<Page<AnalysedSignal>>('/api/insight/signals?limit=3');
    const evidence = items.map(({ signalId }) => signalId);
    const words = { title, statement: 'Several customers said so.', evidence };
    const { id } = await this.platform().post<InsightView>('/api/insight/insights', words);
    const of = () => this.platform().get<Page<ActionView>>(`${ACTIONS}?insightId=${id}`);
    return eventually('the action to be proposed', async () => (await of()).items[0], LIMIT_MS);
  }

  async committed(title: string, said: object): Promise<ActionView> {
    const { id } = await this.proposed(title);
    return this.commit(id, said);
  }
  async commit(id: string, said: object): Promise<ActionView> {
    const [measured, stakes] = [
      { population: 'phone', unit: 'points' },
      { acting: side, notActing: side },
    ];
    const successMeasure = { metric: 'unanswered', ...measured, smallestEffect: 5, lagDays: 1 };
    const way = { kind: 'break-down', parts: ['By day', 'By night'] };
    const owner = await this.owner();
    const usual = { problem: 'Nobody calls back.', ownerId: owner.id, deadline: this.in(30), stakes };
    return this.act(id, 'commit', { ...usual, successMeasure, way, ...said });
  }

  /** With the version as it is: a timer may fire in between. */
  async act(id: string, move: string, said: object = {}): Promise<ActionView> {
    const { version } = await this.shown(id);
    const asked = this.platform().post<ActionView>(`${ACTIONS}/${id}/${move}`, { version, ...said });
    return asked.catch((error: Error) => {
      if (!error.message.includes('answered 412')) throw error;
      return this.act(id, move, said);
    });
  }

  shown(id: string): Promise<ActionView> {
    return this.platform().get<ActionView>(`${ACTIONS}/${id}`);
  }
  until(id: string, holds: (it: ActionView) => boolean, missing: string): Promise<ActionView> {
    return eventually(
      missing,
      async () => {
        const it = await this.shown(id);
        return holds(it) && it;
      },
      LIMIT_MS,
    );
  }

  async told(id: string, kind: Notice['kind']): Promise<Notice[]> {
    const { items } = await this.platform().get<Page<Notice>>('/api/action-tracker/notices?limit=200');
    return items.filter((one) => (one.actionId === id || one.caseId === id) && one.kind === kind);
  }
  async untilTold(id: string, kind: Notice['kind'], times = 1): Promise<Notice[]> {
    const heard = async () => {
      const all = await this.told(id, kind);
      return all.length >= times && all;
    };
    return eventually(`${times} of ${kind}`, heard, LIMIT_MS);
  }

  /** Somebody who has a manager, is there, and for whom nobody acts. */
  async owner(): Promise<PersonView> {
    return (await this.people()).find((one) => one.managerId && one.absences.length === 0 && !one.deputyId)!;
  }
  async people(): Promise<PersonView[]> {
    return (await this.platform().get<Page<PersonView>>('/api/gateway/people?limit=200')).items;
  }
  in(days: number): string {
    return new Date(this.clock().now().getTime() + days * DAY_MS).toISOString();
  }
}
