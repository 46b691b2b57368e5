import { mayHear } from '@mirrorloop/access';
import { Clock } from '@mirrorloop/kernel';
import { Injectable } from '@nestjs/common';
import { Hearing } from '../../domain/live/hearing.js';
import type { Admitted } from '../../domain/sessions/admitted.js';
import { isOpen, Sessions } from '../../domain/sessions/session.js';
import { callerOf } from './admission.js';

/** The one policy, for those who are still let in: a session that has ended is not. */
@Injectable()
export class HearingAtTheDoor extends Hearing {
  constructor(
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {
    super();
  }

  mayHear(admitted: Admitted, topic: string): boolean {
    return mayHear(callerOf(admitted), topic);
  }

  async stillAdmitted(all: readonly Admitted[]): Promise<ReadonlyMap<Admitted, Admitted>> {
    const hashes = [...new Set(all.flatMap((admitted) => (admitted.by === 'session' ? [admitted.sessionHash] : [])))];
    const found = await Promise.all(hashes.map(async (hash) => [hash, await this.sessions.find(hash)] as const));
    const now = this.clock.now();
    const open = new Map(found.flatMap(([hash, it]) => (it && isOpen(it, now) ? [[hash, it.who] as const] : [])));
    return new Map(
      all.flatMap((was): [Admitted, Admitted][] => {
        if (was.by === 'token') return [[was, was]];
        const who = open.get(was.sessionHash);
        return who ? [[was, { ...was, ...who }]] : [];
      }),
    );
  }
}
