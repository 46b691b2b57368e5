import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { Malformed } from './problems.js';

/** jsonc-parser's code for a symbol it doesn't know; its enum is not there at run time. */
const INVALID_SYMBOL: ParseError['error'] = 1;

/** UTF-8 JSON (a byte order mark is passed over). Throws Malformed naming line and column. */
export function parseJson(bytes: Buffer): unknown {
  const text = decode(bytes);
  if (text.trim() === '')
    throw new Malformed('The body is empty, where JSON was expected', [{ path: '', message: 'empty' }]);
  try {
    return JSON.parse(text);
  } catch (error) {
    const { place, message } = faultIn(text);
    throw new Malformed(`The body is not JSON: ${message} at ${place}`, [{ path: place, message }], { cause: error });
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Malformed('The body is not valid UTF-8', [{ path: '', message: 'not UTF-8' }], { cause: error });
  }
}

/** Node 20's own error often doesn't say where, so a parser that does reads the text again. */
function faultIn(text: string): { place: string; message: string } {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true });
  const { offset, error } = errors[0] ?? { offset: text.length, error: INVALID_SYMBOL };
  const before = text.slice(0, offset);
  const column = before.length - before.lastIndexOf('\n');
  const message = printParseErrorCode(error)
    .replace(/(?<=[a-z])[A-Z]/g, (c) => ` ${c.toLowerCase()}`)
    .toLowerCase();
  return { place: `line ${before.split('\n').length}, column ${column}`, message };
}
