/** What the command line hears, one JSON object a line: each step as it is done, then `done` or `failed`. */
export const tell = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
