import { Job, Periodic } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import { Escalations } from '../../domain/escalations.js';

/** A promise whose owner has left is nobody's: their manager line hears of it, until somebody takes it over. */
@Injectable()
@Periodic()
export class NoticeWhoLeft extends Job {
  readonly name = 'notice-who-left';
  readonly everyMs = 2_000;
  protected readonly setSize: number = 200;

  constructor(private readonly escalations: Escalations) {
    super();
  }

  run(now: Date): Promise<number> {
    return this.escalations.openForWhoLeft(now, this.setSize);
  }
}
