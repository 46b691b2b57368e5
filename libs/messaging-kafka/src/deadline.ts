import { Unavailable } from '@mirrorloop/kernel';

/** The result of `work`, or `Unavailable` when it takes longer; kafkajs may leave a promise pending for ever. */
export async function within<T>(limitMs: number, doing: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unavailable(`${doing}: no answer from Kafka within ${limitMs} ms`)), limitMs);
  });
  work.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
