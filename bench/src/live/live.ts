import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { PersonChanged, topics } from '@mirrorloop/contracts';
import type { Envelope, Log } from '@mirrorloop/messaging';
import { rounded } from '../machine/figures.js';
import { loadNow } from '../machine/machine.js';
import { residentMbOf } from '../machine/memory.js';
import { cpuSecondsOf, startProgram } from '../machine/processes.js';
import { until } from '../machine/until.js';
import { type Place, placeOnKafka, placeOnPostgres } from './places.js';

const PROCESSES = 2;
const STEP_MS = 20;
const TOPIC = 'gateway.people';

interface Report {
  live: number;
  bytes: number;
  different: number;
  events: number[];
  repeats: number;
  p50: number;
  p99: number;
  most: number;
}

/** Many listeners, a steady stream, no filter: from before an event is appended until it has arrived. */
export async function bench(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: {
      subscribers: { type: 'string', default: '2000' },
      rate: { type: 'string', default: '1000' },
      seconds: { type: 'string', default: '20' },
      /** Every browser asks for gzip; this doesn't. */
      plain: { type: 'boolean', default: false },
      log: { type: 'string', default: 'postgres' },
    },
  });
  const [subscribers, rate, seconds] = [values.subscribers, values.rate, values.seconds].map(Number) as [
    number,
    number,
    number,
  ];
  const place = await (values.log === 'kafka' ? placeOnKafka() : placeOnPostgres());
  const token = randomBytes(24).toString('hex');
  const env = environment(place, token);
  const gateway = await startProgram('gateway', 'services/gateway/dist/main.js', env, '/health/live');
  const { log } = place;
  await log.declare(topics);
  const listeners = Array.from({ length: PROCESSES }, () =>
    fork(path.join(import.meta.dirname, 'listeners.js'), [
      `${gateway.url}/topics/events?topics=${TOPIC}`,
      token,
      String(subscribers / PROCESSES),
      values.plain ? 'plain' : 'packed',
    ]),
  );
  try {
    await until(
      'everybody to listen',
      async () => sum(await askAll(listeners, 'report'), 'live') === subscribers,
      120_000,
    );
    await askAll(listeners, 'begin');
    const memory: number[] = [];
    const watch = setInterval(() => memory.push(residentMbOf(gateway.pid)), 500);
    const cpu = cpuSecondsOf([gateway.pid]);
    const told = await tell(log, rate, seconds);
    const all = async () => (await askAll(listeners, 'report')).every(({ events }) => events.every((n) => n >= told));
    await until('everything to arrive', all, 60_000).catch(() => undefined);
    clearInterval(watch);
    return figures(await askAll(listeners, 'report'), {
      told,
      subscribers,
      rate,
      seconds,
      packed: !values.plain,
      log: values.log,
      memory,
      cpu: cpuSecondsOf([gateway.pid]) - cpu,
    });
  } finally {
    for (const child of listeners) child.kill();
    await gateway.stop();
    await place.stop();
  }
}

/** By the clock: a step that comes late tells the more. */
async function tell(log: Log, rate: number, seconds: number): Promise<number> {
  const began = performance.now();
  for (let told = 0; ;) {
    const due = Math.min(rate * seconds, Math.floor(((performance.now() - began) / 1000) * rate));
    if (due > told) await log.append(Array.from({ length: due - told }, (_, i) => person(told + i)));
    told = due;
    if (told >= rate * seconds) return told;
    await sleep(STEP_MS);
  }
}

const person = (n: number): Envelope => ({
  ...{
    id: randomUUID(),
    type: PersonChanged.type,
    source: '/gateway',
    topic: TOPIC,
    key: `person ${n % 100}`,
    sequence: n,
  },
  ...{ time: new Date().toISOString(), correlationId: 'bench', causationId: null, traceparent: null },
  data: JSON.stringify(PersonChanged.example()),
});

interface Run {
  readonly told: number;
  readonly subscribers: number;
  readonly rate: number;
  readonly seconds: number;
  readonly packed: boolean;
  readonly log: string;
  readonly memory: readonly number[];
  readonly cpu: number;
}

function figures(
  reports: readonly Report[],
  { told, subscribers, rate, seconds, packed, log, memory, cpu }: Run,
): object {
  const read = reports.flatMap(({ events }) => events);
  return {
    subscribers,
    eventsPerSecond: rate,
    seconds,
    packed,
    log,
    told,
    lost: read.reduce((all, n) => all + told - n, 0),
    repeated: sum(reports, 'repeats'),
    readWordForWord: read.length,
    /** Connections of one process whose bytes are not those of the others. */
    different: sum(reports, 'different'),
    mbPerSecond: rounded(sum(reports, 'bytes') / 1e6 / seconds),
    p50Ms: Math.max(...reports.map(({ p50 }) => p50)),
    p99Ms: Math.max(...reports.map(({ p99 }) => p99)),
    mostMs: Math.max(...reports.map(({ most }) => most)),
    gatewayMb: {
      atTheStart: rounded(memory[0] ?? 0),
      inTheMiddle: rounded(memory[Math.floor(memory.length / 2)] ?? 0),
      most: rounded(Math.max(...memory)),
      atTheEnd: rounded(memory.at(-1) ?? 0),
    },
    gatewayCpuSeconds: rounded(cpu, 1),
    load: loadNow(),
  };
}

const sum = (reports: readonly Report[], field: 'live' | 'bytes' | 'repeats' | 'different'): number =>
  reports.reduce((all, report) => all + report[field], 0);

const askAll = (children: readonly ChildProcess[], what: 'begin' | 'report'): Promise<Report[]> =>
  Promise.all(
    children.map(async (child) => {
      const answer = once(child, 'message');
      child.send(what);
      return (await answer)[0] as Report;
    }),
  );

const environment = ({ env }: Place, token: string): Record<string, string> => ({
  ...env,
  SERVICE_SECRET: randomBytes(24).toString('hex'),
  GATEWAY_TOKEN: token,
  ORGANISATION: 'bench',
  // Nobody asks for them here.
  GATEWAY_UPSTREAMS: ['ingestion', 'insight', 'action-tracker'].map((name) => `${name}=http://127.0.0.1:9`).join(','),
});
