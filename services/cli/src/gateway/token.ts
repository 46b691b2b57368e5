import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from './failure.js';

/**
 * The secret in the data folder: whoever may read that file may use the command line. In a container there is no such
 * folder, and the gateway's own token is handed on instead.
 */
export async function readToken(dataFolder: string, given = process.env['MIRRORLOOP_TOKEN']): Promise<string> {
  if (given) return given;
  const file = path.join(dataFolder, 'token');
  try {
    const token = (await readFile(file, 'utf8')).trim();
    if (token) return token;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES')
      throw new Failure(`The token in ${file} may not be read by you: it belongs to whoever started Mirrorloop.`, {
        cause: error,
      });
  }
  throw new Failure(
    `There is no token in ${file}. Mirrorloop writes it when it starts: run npm start once, or name its data folder with --data.`,
  );
}
