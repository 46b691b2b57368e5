/** One way to take signals through the three hops, running. */
export interface Contender {
  readonly name: string;
  /** Its own processes; broker and database come on top. */
  readonly programs: readonly { readonly name: string; readonly pid: number }[];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** How many signals are through all three hops. */
  arrived(): Promise<number>;
  stop(): Promise<void>;
}
