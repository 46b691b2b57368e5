import { Clock } from '@mirrorloop/kernel';
import { gauge } from '@mirrorloop/observability';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PassedTimers } from './passed-timers.js';

/** Shows whether deadlines are told of in time. */
@Injectable()
export class MeasureTimers implements OnApplicationBootstrap {
  constructor(
    private readonly timers: PassedTimers,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    gauge('mirrorloop.timers.late', 'Seconds that the earliest timer which should have fired is late', async () => [
      { value: (await this.timers.lateBy(this.clock.now())) / 1000, attributes: { service: 'action-tracker' } },
    ]);
  }
}
