import type { Grant } from '../grants/grant.js';

interface Somebody {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  /** What they hold at this moment. */
  readonly grants: readonly Grant[];
}

/** Who was let in, and how. */
export type Admitted =
  | (Somebody & { readonly by: 'session'; readonly sessionHash: string })
  | (Somebody & {
      readonly by: 'token';
      readonly tokenHash: string;
      /** The rights the token is for, where it isn't for all that its role gives. */
      readonly only?: readonly string[];
      /** The token of the data folder: whoever can read it runs the installation. */
      readonly ofTheInstallation?: true;
    });
