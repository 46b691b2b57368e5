import { Injectable, SetMetadata } from '@nestjs/common';

const PERIODIC = 'mirrorloop:periodic';

/** Marks a `Job` provider: it is found at start-up and run in a loop. */
export const Periodic = (): ClassDecorator => SetMetadata(PERIODIC, true);
export const isPeriodic = (type: object): boolean => Reflect.getMetadata(PERIODIC, type) === true;

/**
 * Work that comes round: swept timers, imports, detection. It may run in several replicas at once, so what it takes
 * it takes by `FOR UPDATE SKIP LOCKED`.
 */
@Injectable()
export abstract class Job {
  abstract readonly name: string;
  abstract readonly everyMs: number;
  /** @returns more than 0 when there may be more to do at once. An error is logged and tried again, with back-off. */
  abstract run(now: Date): Promise<number | void>;
}
