import { crashPoint } from '@mirrorloop/kernel';
import { Outbox, type Transaction } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { Actions, type HistoryLine, type KeptEvidence } from '../../domain/actions.js';
import { Escalations } from '../../domain/escalations.js';
import type { Step } from '../../domain/moves.js';
import { Playbooks } from '../../domain/playbooks.js';
import { StepKeeper } from '../../domain/step-keeper.js';
import { newsOf } from './news-of.js';

@Injectable()
export class KeepSteps extends StepKeeper {
  constructor(
    private readonly outbox: Outbox,
    private readonly actions: Actions,
    private readonly escalations: Escalations,
    private readonly playbooks: Playbooks,
  ) {
    super();
  }

  async keep(changes: readonly (readonly Step[])[], by: string, now: Date, tx: Transaction): Promise<void> {
    const steps = changes.flat();
    const after = changes.flatMap((of) => of.at(-1)?.action ?? []);
    await this.actions.save(
      after,
      steps.map((step) => lineOf(step, by, now)),
      tx,
    );
    await this.playbooks.keepAttempts(after, now, tx);
    crashPoint('action-tracker.change-action.after-save');
    await this.actions.addEvidence(
      steps.flatMap((step) => evidenceOf(step, by, now)),
      tx,
    );
    await this.actions.setTimers(after, now, tx);
    await this.escalations.settle(after, now, tx);
    await this.outbox.append(newsOf(steps, by, now), tx);
    crashPoint('action-tracker.change-action.after-outbox');
  }
}

const lineOf = ({ action: { actionId, version }, what, why }: Step, by: string, at: Date): HistoryLine => ({
  actionId,
  version,
  at,
  what,
  by,
  why,
});

const evidenceOf = ({ action: { actionId, version }, news }: Step, by: string, at: Date): KeptEvidence[] =>
  news?.of === 'evidence-added' ? [{ actionId, version, at, by, ...news.evidence }] : [];
