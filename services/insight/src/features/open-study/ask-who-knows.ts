import { Injectable } from '@nestjs/common';
import type { Transaction } from '@mirrorloop/messaging';
import { type AwarenessQuestions, awarenessQuestions } from '../../domain/studies/awareness.js';
import { WhoActs } from '../../domain/studies/who-acts.js';

/** What is spoken of at all: problems that don't exist are made of it. */
const LATELY_MS = 90 * 86_400_000;

/** Makes questions of what is open and running at this moment. */
@Injectable()
export class AskWhoKnows {
  constructor(private readonly work: WhoActs) {}

  async questions(studyId: string, now: Date, tx: Transaction): Promise<AwarenessQuestions | null> {
    const open = await this.work.openProblems(tx);
    if (open.length === 0) return null;
    const since = new Date(now.getTime() - LATELY_MS).toISOString().slice(0, 10);
    const spoken = await this.work.spoken(since, tx);
    return awarenessQuestions(open, await this.work.running(tx), spoken, await this.work.teams(tx), studyId);
  }
}
