/** What a command reads from and writes to, so that a test can stand in for the terminal. */
export interface Terminal {
  /** Results. */
  out(text: string): void;
  /** A part of a result, as it is. */
  write(text: string): void;
  /** Progress, hints and errors: a script that reads results never meets them. */
  err(text: string): void;
  /** Is a person watching the errors' stream? */
  readonly watched: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export const processTerminal = (): Terminal => ({
  out: (text) => process.stdout.write(`${text}\n`),
  write: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(`${text}\n`),
  watched: process.stderr.isTTY === true,
  env: process.env,
});
