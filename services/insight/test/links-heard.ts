import { type DataOf, InvitationRequested, INVITATIONS_SEAL, ticketOf } from '@mirrorloop/contracts';
import { Seal } from '@mirrorloop/kernel';
import { eventually } from '@mirrorloop/testing';
import { type RunningInsight, SECRET } from './running-insight.js';

type Requested = DataOf<typeof InvitationRequested>;

/** The links that are asked to be sent: heard and opened as those who send them do, and answered by. */
export class LinksHeard {
  private readonly heard: Requested[] = [];
  private readonly seal = new Seal({ serviceSecret: SECRET }, INVITATIONS_SEAL);
  private constructor(private readonly insight: RunningInsight) {}

  static async of(insight: RunningInsight): Promise<LinksHeard> {
    const links = new LinksHeard(insight);
    await insight.log.subscribe({
      group: 'test.invitations',
      topics: ['insight.invitations'],
      maxBatch: 100,
      onBatch: async (batch) => void links.heard.push(...batch.map(({ envelope }) => JSON.parse(envelope!.data))),
    });
    return links;
  }

  /** @param round 0 for the invitations, from 1 on for the reminders */
  told = (study: string, round = 0): Requested[] =>
    this.heard.filter(({ studyId, reminder }) => studyId === study && reminder === round);

  toldOf = (study: string, count: number, round = 0): Promise<Requested[]> =>
    eventually(() => this.told(study, round).length === count && this.told(study, round), {
      missing: `${count} invitations, round ${round}`,
    });

  ticket = ({ sealed }: Pick<Requested, 'sealed'>) => ticketOf(this.seal.open(sealed)!);

  /** @returns the form's status */
  answer = async (secret: string, ratings: Readonly<Record<string, number>>): Promise<number> => {
    const said = Object.entries(ratings).map(([question, value]) => [`q.${question}`, String(value)]);
    const body = new URLSearchParams(said).toString();
    return (await fetch(`${this.insight.url}/answer/${secret}`, { method: 'POST', body })).status;
  };
}
