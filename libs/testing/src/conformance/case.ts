/** One thing that every technology must do. Throws when it doesn't, so jest and the mutants' test run it alike. */
export interface Case<Setup> {
  readonly name: string;
  run(setup: Setup): Promise<void>;
}

/** A fresh setup for each case: nothing that another case put in may be seen. */
export type Make<Setup> = () => Promise<Setup>;

interface Closable {
  close(): Promise<void>;
}

declare const describe: (name: string, body: () => void) => void;
declare const it: (name: string, body: () => Promise<void>, timeoutMs?: number) => void;

/** Runs each case as a jest test on a setup of its own. */
export function suite<Setup extends Closable>(title: string, cases: readonly Case<Setup>[]) {
  return (make: Make<Setup>, { timeoutMs = 120_000 }: { timeoutMs?: number } = {}): void =>
    describe(title, () => {
      for (const each of cases) it(each.name, () => runCase(each, make), timeoutMs);
    });
}

export async function runCase<Setup extends Closable>(each: Case<Setup>, make: Make<Setup>): Promise<void> {
  const setup = await make();
  try {
    await each.run(setup);
  } finally {
    await setup.close();
  }
}

/** The case of that name; throws when there is none, so that a renamed case can't silently leave a mutant alive. */
export function caseNamed<Setup>(cases: readonly Case<Setup>[], name: string): Case<Setup> {
  const found = cases.find((each) => each.name === name);
  if (!found) throw new Error(`no case is named "${name}"`);
  return found;
}
