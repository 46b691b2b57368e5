import { LexiconAnalyser, type Said, type TextAnalysis } from '@mirrorloop/text';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { TextReader } from '../../features/analyse-signals/text-reader.js';
import { type HandedBack, handOver, takeBack } from './hand-over.js';

/** So many texts are one task, which is a batch: each task costs as much as reading some dozens of texts. */
const TEXTS_A_TASK = 500;
/** A task takes some 5 ms, one of the longest texts two seconds; one that takes this long never ends. Its thread is stopped, and the batch is cut smaller. */
const DEADLINE_MS = 20_000;

/** Reads in worker threads. */
export class ThreadedReader extends TextReader implements OnApplicationShutdown {
  readonly version = new LexiconAnalyser().version;
  private readonly pool: Piscina;

  constructor(threads = 2) {
    super();
    const filename = new URL('./read-texts.worker.js', import.meta.url).href;
    this.pool = new Piscina({ filename, minThreads: 1, maxThreads: threads, idleTimeout: 60_000 });
  }

  async read(said: readonly Said[]): Promise<TextAnalysis[]> {
    const tasks = Array.from({ length: Math.ceil(said.length / TEXTS_A_TASK) }, (_, i) =>
      said.slice(i * TEXTS_A_TASK, (i + 1) * TEXTS_A_TASK),
    );
    const read = await Promise.all(tasks.map((task) => this.run(task)));
    return read.flat();
  }

  onApplicationShutdown(): Promise<void> {
    return this.pool.destroy();
  }

  private async run(task: readonly Said[]): Promise<TextAnalysis[]> {
    const signal = AbortSignal.timeout(DEADLINE_MS);
    return takeBack((await this.pool.run(handOver(task), { signal })) as HandedBack);
  }
}
