import { gauge } from '@mirrorloop/observability';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { FailedSignals } from './failed-signals.js';

/** Shows how much of what was sent waits for somebody to correct it. */
@Injectable()
export class MeasureFailedSignals implements OnApplicationBootstrap {
  constructor(private readonly failed: FailedSignals) {}

  onApplicationBootstrap(): void {
    gauge('mirrorloop.signals.failed', 'Failed signals that wait for a correction', async () => [
      { value: await this.failed.waiting(), attributes: { service: 'ingestion' } },
    ]);
  }
}
