import { CalendarChanged, PersonChanged, TeamChanged } from '@mirrorloop/contracts';
import { Clock, newId } from '@mirrorloop/kernel';
import { Outbox, published, type Transaction, Transactions } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { calendarAsTold, personAsTold, teamAsTold } from '../../domain/people/as-told.js';
import type { Roster, RosterChange } from '../../domain/people/person.js';
import { type Added, type Repeat, Reviser } from '../../domain/people/reviser.js';
import { AnsweredAdditions } from './answered-additions.js';
import { RosterKeeper } from './roster-keeper.js';

@Injectable()
export class ReviseAndTell extends Reviser {
  constructor(
    private readonly roster: RosterKeeper,
    private readonly transactions: Transactions,
    private readonly answered: AnsweredAdditions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {
    super();
  }

  revise<Change extends RosterChange>(cause: string, change: (roster: Roster, now: Date) => Change): Promise<Change> {
    return this.transactions.run((tx) => this.reviseIn(tx, cause, change));
  }

  addOnce(
    cause: string,
    repeat: Repeat | undefined,
    add: (roster: Roster) => { readonly id: string; readonly change: RosterChange },
  ): Promise<Added> {
    return this.transactions.run(async (tx) => {
      const before = repeat && (await this.answered.answerOf(repeat, this.clock.now(), tx));
      if (before) return before;
      let id = '';
      const { people, teams } = await this.reviseIn(tx, cause, (roster) => {
        const added = add(roster);
        id = added.id;
        return added.change;
      });
      const { version } = [...people, ...teams].find((one) => one.id === id)!;
      if (repeat) await this.answered.keep(repeat, { id, version }, tx);
      return { id, version };
    });
  }

  private async reviseIn<Change extends RosterChange>(
    tx: Transaction,
    cause: string,
    change: (roster: Roster, now: Date) => Change,
  ): Promise<Change> {
    const now = this.clock.now();
    const changed = change(await this.roster.readToRevise(tx), now);
    await this.roster.save(changed, tx);
    await this.tell(cause, changed, now, tx);
    return changed;
  }

  private async tell(cause: string, change: RosterChange, now: Date, tx: Transaction): Promise<void> {
    const id = newId(now);
    await this.outbox.append(published(cause, { id, correlationId: id }, told(change), now), tx);
  }
}

/** What others need to know first comes first, though each key has an order of its own. */
const told = ({ people, teams, calendars }: RosterChange) => [
  ...calendars.map((calendar) => CalendarChanged.of(calendarAsTold(calendar), calendar.version)),
  ...teams.map((team) => TeamChanged.of(teamAsTold(team), team.version)),
  ...people.map((person) => PersonChanged.of(personAsTold(person), person.version)),
];
