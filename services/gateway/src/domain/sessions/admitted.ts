/** Who was let in, and how. */
export type Admitted =
  | {
      readonly by: 'session';
      readonly id: string;
      readonly name: string;
      readonly timeZone: string;
      readonly sessionHash: string;
    }
  | { readonly by: 'token'; readonly id: string; readonly name: string; readonly timeZone: string };
