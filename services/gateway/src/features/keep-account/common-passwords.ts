import { dictionary } from '@zxcvbn-ts/language-common';

/** Some 30,000 passwords that are tried first, in lower case. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(dictionary['passwords-common']);
