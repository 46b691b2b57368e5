import {
  autoResolve,
  type Case,
  caseNamed,
  handlingCases,
  inboxCases,
  InboxLookedUpOutside,
  InboxWrittenOutside,
  logCases,
  type LogSetup,
  type Make,
  offsetBeforeEffect,
  outboxCases,
  OutboxByCursor,
  OutboxByTransaction,
  pipelineCases,
  pipelineOf,
  type PipelineSetup,
  postgresLog,
  postgresPipeline,
  postgresTables,
  runCase,
  type Tables,
} from '../src/index.js';

jest.setTimeout(180_000);

const LIVED = 'it lived';
/** On a busy machine two who race may come one after the other: a mutant that a race kills runs it again. */
const RACES = 8;

/** The real thing passes the case; with one thing wrong the case fails, for what it says and not for want of a database. */
function kills<Setup extends { close(): Promise<void> }>(
  cases: readonly Case<Setup>[],
  name: string,
  mutant: Make<Setup>,
  real: Make<Setup>,
): void {
  it(`is killed by: ${name}`, async () => {
    const each = caseNamed(cases, name);
    await runCase(each, real);
    let failure = LIVED;
    for (let attempt = 0; attempt < RACES && failure === LIVED; attempt += 1) {
      failure = await runCase(each, mutant).then(
        () => LIVED,
        (error: unknown) => String(error),
      );
    }
    expect(failure).toMatch(/^AssertionError|^Error: Still missing/);
  });
}

/** A mutant never delivers what the case waits for: no need to wait long. The real thing may take its time. */
const impatient = async (): Promise<LogSetup> => ({ ...(await postgresLog()), withinMs: 3_000 });
const pipelineOn = (spoil: (log: LogSetup) => LogSetup) => async (): Promise<PipelineSetup> =>
  pipelineOf(await postgresTables(), spoil(await impatient()));
const tables = (): Promise<Tables> => postgresTables();

describe('an outbox that is read by an id cursor', () => {
  const mutant = (): Promise<Tables> => postgresTables({ outbox: (database) => new OutboxByCursor(database) });
  kills(
    outboxCases,
    'never loses an event that was put in early and committed after later ones were sent',
    mutant,
    tables,
  );
});

describe('an outbox that is read in order of transaction', () => {
  const mutant = (): Promise<Tables> => postgresTables({ outbox: (database) => new OutboxByTransaction(database) });
  kills(
    outboxCases,
    'keeps the order of a key when a transaction that began first comes to the key second',
    mutant,
    tables,
  );
});

describe('an inbox that is looked up outside the transaction', () => {
  const mutant = (): Promise<Tables> => postgresTables({ inbox: (database) => new InboxLookedUpOutside(database) });
  kills(
    inboxCases,
    'lets a second claim of an id wait for the first, and refuses it when the first commits',
    mutant,
    tables,
  );
  kills(handlingCases, 'gives a batch that two consumers have in hand at once its effects once', mutant, tables);
});

describe('an inbox that is written outside the transaction', () => {
  const mutant = (): Promise<Tables> => postgresTables({ inbox: (database) => new InboxWrittenOutside(database) });
  kills(inboxCases, 'forgets a claim whose transaction failed', mutant, tables);
  kills(handlingCases, 'leaves no trace of a batch that fails after it was saved', mutant, tables);
});

const RESTART =
  'after a restart gives back what was rejected, and what lay behind it, and nothing that was acknowledged';
const EFFECTS_OF_RESTART =
  'acknowledges A, B and D, waits for C and E, and after a restart has the effects of C and E, once each';

describe('a log whose position moves on before the effect', () => {
  const mutant = async (): Promise<LogSetup> => offsetBeforeEffect(await impatient());
  kills(logCases, RESTART, mutant, postgresLog);
  kills(pipelineCases, EFFECTS_OF_RESTART, pipelineOn(offsetBeforeEffect), postgresPipeline);
});

describe('a log that resolves a batch however its handler returned', () => {
  const mutant = async (): Promise<LogSetup> => autoResolve(await impatient());
  kills(logCases, RESTART, mutant, postgresLog);
  kills(
    logCases,
    'delivers a batch again, in the same order, until it is settled, and skips nothing',
    mutant,
    postgresLog,
  );
  kills(pipelineCases, EFFECTS_OF_RESTART, pipelineOn(autoResolve), postgresPipeline);
});
