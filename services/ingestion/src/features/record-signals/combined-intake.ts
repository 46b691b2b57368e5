import { asError, crashPoint, Unavailable } from '@mirrorloop/kernel';
import { isText } from '@mirrorloop/matching';
import { passes, Transactions } from '@mirrorloop/messaging';
import { Injectable, Logger } from '@nestjs/common';
import { type Alongside, type Arrival, Intake, type Outcome } from '../../domain/intake.js';
import { RecordSignals } from './record-signals.js';

/**
 * One transaction takes up to this many: its fixed cost (turn, commit, a dozen statements) is shared by them. Not more,
 * so that the requests it answers are followed by others which are read while the database is busy with the next.
 */
const AT_ONCE = 800;
/**
 * While one transaction has its turn, a second does what needs none, once there is so much for it: sooner it would take
 * from the first, and each pays the fixed cost.
 */
const SIDE_BY_SIDE = 2;
const WORTH_A_SECOND = 600;
/** Beyond this the database doesn't keep up, and senders are told to come again. */
const MOST_WAITING = 50_000;

interface Request {
  readonly arrivals: readonly Arrival[];
  readonly resolve: (outcomes: Outcome[]) => void;
  readonly reject: (error: unknown) => void;
}

/** What the caller did alongside went wrong: no arrival is to blame. */
class CallersOwn extends Error {
  constructor(override readonly cause: unknown) {
    super('alongside');
  }
}

/** Requests that come at one time share a transaction, and each is answered after its commit. */
@Injectable()
export class CombinedIntake extends Intake {
  private readonly logger = new Logger('intake');
  private waiting: Request[] = [];
  private count = 0;
  private draining = 0;

  constructor(
    private readonly transactions: Transactions,
    private readonly recorder: RecordSignals,
  ) {
    super();
  }

  async record(arrivals: readonly Arrival[]): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (let i = 0; i < arrivals.length; i += AT_ONCE)
      outcomes.push(...(await this.enqueue(arrivals.slice(i, i + AT_ONCE))));
    return outcomes;
  }

  async recordWith(arrivals: readonly Arrival[], alongside: Alongside): Promise<Outcome[]> {
    if (arrivals.length === 0) return [];
    try {
      const settled = await this.transactions.run(async (tx) => {
        const outcomes = await this.recorder.within(tx, arrivals);
        await alongside(outcomes, tx).catch((error: unknown) => Promise.reject(new CallersOwn(error)));
        crashPoint('ingestion.before-commit');
        return outcomes;
      });
      crashPoint('ingestion.after-commit');
      return settled;
    } catch (error) {
      if (error instanceof CallersOwn) throw error.cause;
      if (passes(error)) throw error;
      return this.recordInParts(arrivals, alongside, error);
    }
  }

  /** One arrival spoiled the transaction: it is found by halving and kept as a failed signal; the others go on. */
  private async recordInParts(arrivals: readonly Arrival[], alongside: Alongside, error: unknown): Promise<Outcome[]> {
    if (arrivals.length > 1) {
      const middle = Math.ceil(arrivals.length / 2);
      const first = await this.recordWith(arrivals.slice(0, middle), alongside);
      return [...first, ...(await this.recordWith(arrivals.slice(middle), alongside))];
    }
    const [arrival] = arrivals;
    if (!arrival!.reading.ok && arrival!.reading.failure.code === 'unstorable') throw error;
    this.logger.error(`${arrival!.source} ${arrival!.place}: ${asError(error).message}`);
    return this.recordWith([unstorable(arrival!)], alongside);
  }

  private enqueue(arrivals: readonly Arrival[]): Promise<Outcome[]> {
    if (this.count + arrivals.length > MOST_WAITING) throw new Unavailable('too many signals are waiting to be stored');
    this.count += arrivals.length;
    return new Promise((resolve, reject) => {
      this.waiting.push({ arrivals, resolve, reject });
      if (this.isWorthOneBeside(this.draining)) void this.drain();
    });
  }

  /** @param others that are at it already */
  private isWorthOneBeside(others: number): boolean {
    return others === 0 || (others < SIDE_BY_SIDE && this.count >= WORTH_A_SECOND);
  }

  private async drain(): Promise<void> {
    this.draining += 1;
    while (this.waiting.length > 0 && this.isWorthOneBeside(this.draining - 1)) await this.settle(this.take());
    this.draining -= 1;
  }

  /** As many whole requests as fit. */
  private take(): Request[] {
    let size = 0;
    const end = this.waiting.findIndex(({ arrivals }) => (size += arrivals.length) > AT_ONCE);
    const taken = this.waiting.splice(0, end === -1 ? this.waiting.length : Math.max(1, end));
    for (const { arrivals } of taken) this.count -= arrivals.length;
    return taken;
  }

  private async settle(requests: readonly Request[]): Promise<void> {
    try {
      const outcomes = await this.recordWith(
        requests.flatMap(({ arrivals }) => arrivals),
        async () => {},
      );
      for (const { arrivals, resolve } of requests) resolve(outcomes.splice(0, arrivals.length));
    } catch (error) {
      for (const { reject } of requests) reject(error);
    }
  }
}

/** Kept all the same: as text without the characters that no text may have, and whole in bytes. */
function unstorable(arrival: Arrival): Arrival {
  const failure = { code: 'unstorable', path: '', message: 'could not be stored; the reason is in the log' } as const;
  const messageId = isText(arrival.messageId) ? arrival.messageId : arrival.content;
  const raw = Buffer.from(arrival.raw).toString().replaceAll('\u0000', '\uFFFD');
  return { ...arrival, messageId, raw, bytes: Buffer.from(arrival.raw), reading: { ok: false, failure } };
}
