import { mayHear } from '@mirrorloop/access';
import { Injectable } from '@nestjs/common';
import { Hearing } from '../../domain/live/hearing.js';
import type { Admitted } from '../../domain/sessions/admitted.js';
import { callerOf } from './caller-of.js';
import { WhoAsks } from './who-asks.js';

/** The one policy, for those who are still let in: a session or a token that has ended is not. */
@Injectable()
export class HearingAtTheDoor extends Hearing {
  constructor(private readonly whoAsks: WhoAsks) {
    super();
  }

  mayHear(admitted: Admitted, topic: string): boolean {
    return mayHear(callerOf(admitted), topic);
  }

  /** Looked up once for all that one session or token has open. */
  async stillAdmitted(all: readonly Admitted[]): Promise<ReadonlyMap<Admitted, Admitted>> {
    const once = new Map(all.map((admitted) => [hashOf(admitted), admitted]));
    const now = await Promise.all([...once].map(async ([hash, was]) => [hash, await this.whoAsks.again(was)] as const));
    const still = new Map(now);
    return new Map(
      all.flatMap((was): [Admitted, Admitted][] => {
        const is = still.get(hashOf(was));
        return is ? [[was, is]] : [];
      }),
    );
  }
}

const hashOf = (admitted: Admitted): string => (admitted.by === 'session' ? admitted.sessionHash : admitted.tokenHash);
