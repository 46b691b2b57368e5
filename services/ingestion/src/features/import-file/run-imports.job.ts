import { asError, Clock, crashPoint, Unavailable } from '@mirrorloop/kernel';
import { passes, UnsentEvents } from '@mirrorloop/messaging';
import { Job, Periodic } from '@mirrorloop/messaging-nest';
import { Injectable, Logger } from '@nestjs/common';
import { type ClaimedImport, Imports } from '../../domain/imports.js';
import { Intake } from '../../domain/intake.js';
import { UnusableFile } from '../../domain/rows/form.js';
import { IngestionSettings } from '../../domain/settings.js';
import { type Source, Sources } from '../../domain/sources.js';
import { ReadersOfSignals } from './readers-of-signals.js';
import { ReadingImport } from './reading-import.js';

/** Imports wait while what they made hasn't left yet, so that fresh signals go first. */
const OUTBOX_MAY_WAIT_MS = 5_000;

interface Work {
  readonly order: ClaimedImport;
  readonly source: Source;
  readonly reading: ReadingImport;
}

/** Reads accepted files, one batch of rows a turn. What a killed process left is taken up where its last commit was. */
@Injectable()
@Periodic()
export class RunImports extends Job {
  readonly name = 'run-imports';
  readonly everyMs = 250;
  private readonly logger = new Logger('imports');
  private work: Work | undefined;

  constructor(
    private readonly imports: Imports,
    private readonly sources: Sources,
    private readonly intake: Intake,
    private readonly unsent: UnsentEvents,
    private readonly readers: ReadersOfSignals,
    private readonly clock: Clock,
    private readonly settings: IngestionSettings,
  ) {
    super();
  }

  async run(now: Date): Promise<number> {
    if ((await this.unsent.ageOfOldestMs()) > OUTBOX_MAY_WAIT_MS || (await this.readers.areBehind())) return 0;
    const work = (this.work ??= await this.takeUp(now));
    if (!work) return 0;
    try {
      await this.step(work);
    } catch (error) {
      await this.giveUp(work.order, error, now);
    }
    return 1;
  }

  /** What passes by itself is taken up again later; a fault of ours would come again for ever and stop all others. */
  private async giveUp({ id }: ClaimedImport, error: unknown, now: Date): Promise<void> {
    this.work = undefined;
    if (error instanceof Unavailable) return;
    if (passes(error)) throw error;
    this.logger.error(`Import ${id}: ${asError(error).message}`, asError(error).stack);
    await this.imports.refuse(
      id,
      'It could not be read to its end; the rows read so far are kept, and the reason is in the log.',
      now,
    );
  }

  private async takeUp(now: Date): Promise<Work | undefined> {
    const order = await this.imports.claim();
    if (!order) return undefined;
    try {
      const source = await this.sources.ensure(order.source, 'other', now);
      const reading = await ReadingImport.open(order, this.imports);
      await this.imports.understood(order.id, reading.form);
      crashPoint('ingestion.import.after-take-up');
      return { order, source, reading };
    } catch (error) {
      if (error instanceof UnusableFile) await this.imports.refuse(order.id, error.message, now);
      else await this.giveUp(order, error, now);
      return undefined;
    }
  }

  private async step({ order, source, reading }: Work): Promise<void> {
    const now = this.clock.now();
    const more = await reading.step(this.intake, this.imports, {
      channel: source.channel,
      country: this.settings.phoneCountry,
      now,
    });
    crashPoint('ingestion.import.after-step');
    if (more) return;
    await this.imports.finish(order.id, now);
    crashPoint('ingestion.import.after-finish');
    this.work = undefined;
  }
}
