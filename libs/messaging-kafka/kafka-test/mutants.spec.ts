import { type Case, caseNamed, logCases, type LogSetup, type Make, pipelineCases, runCase } from '@mirrorloop/testing';
import { reading } from '../src/reading.js';
import { kafkaLog, kafkaPipeline } from './kafka-setup.js';
import { collector, envelope, eventually, fresh } from './support.js';

let mockOffsetFirst = false;
type Step = () => Promise<void> | void;
jest.mock('../src/settle-then-reach.js', () => ({
  settleThenReach: async (settle: Step, reach: Step) => {
    for (const step of mockOffsetFirst ? [reach, settle] : [settle, reach]) await step();
  },
}));

jest.setTimeout(120_000);
/** Long enough for what is right to come, and not so long for what is wrong never to come. */
const WITHIN_MS = 10_000;

/** The case fails with the mutant in place, for what it says and not for want of a broker, and passes without it. */
function kills<Setup extends { close(): Promise<void> }>(
  cases: readonly Case<Setup>[],
  name: string,
  make: Make<Setup>,
  spoil: () => void,
): void {
  it(`is killed by: ${name}`, async () => {
    const each = caseNamed(cases, name);
    await runCase(each, make);
    spoil();
    const failure = await runCase(each, make).then(
      () => 'it lived',
      (error: unknown) => String(error),
    );
    expect(failure).toMatch(/^AssertionError|^Error: Still missing/);
  });
}

const ON_THE_LOG =
  'after a restart gives back what was rejected, and what lay behind it, and nothing that was acknowledged';
const THROUGH_THE_PIPELINE =
  'acknowledges A, B and D, waits for C and E, and after a restart has the effects of C and E, once each';

/** Waits longer than kafkajs' own loop is kept waiting for a batch. */
const WAITED: Case<LogSetup> = {
  name: 'gives back after a restart what a partition waited with for long',
  async run(setup) {
    const [first, topic, group] = [await setup.open(), fresh('waited'), fresh('insight.test')];
    await first.declare({ [topic]: { partitions: 1 } });
    await first.append([0, 1, 2].map((n) => envelope(topic, 'a', n)));
    let tries = 0;
    const onBatch = () => Promise.reject(new Error(`try ${++tries}`));
    await first.subscribe({ group, topics: [topic], maxBatch: 10, onBatch });
    await eventually('a fourth try', () => tries >= 4, WITHIN_MS);
    await first.close();
    const [second, after] = [await setup.open(), collector(topic, { group })];
    await second.subscribe(after);
    await untilStillMissing(() => after.got.length === 3);
  },
};

describe('A position that is kept before the effect', () => {
  const spoil = () => void (mockOffsetFirst = true);
  afterEach(() => void (mockOffsetFirst = false));
  kills(logCases, ON_THE_LOG, () => kafkaLog(WITHIN_MS), spoil);
  kills(pipelineCases, THROUGH_THE_PIPELINE, () => kafkaPipeline(WITHIN_MS), spoil);
});

describe("kafkajs' own defaults, which resolve and commit whatever a handler returned from", () => {
  const right = { ...reading };
  const spoil = () => void Object.assign(reading, { autoCommit: true, eachBatchAutoResolve: true });
  afterEach(() => void Object.assign(reading, right));
  kills([WAITED], WAITED.name, () => kafkaLog(WITHIN_MS), spoil);
});

const untilStillMissing = (holds: () => boolean) =>
  eventually('three messages', holds, WITHIN_MS).catch((error: Error) => {
    throw new Error(`Still missing: ${error.message}`);
  });
