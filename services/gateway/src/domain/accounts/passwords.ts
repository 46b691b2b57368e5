/** Slow on purpose. */
export abstract class Passwords {
  /** @returns a PHC string */
  abstract hash(password: string): Promise<string>;
  /** Takes as long where nobody is known (`phc` null) as where somebody is. */
  abstract verify(phc: string | null, password: string): Promise<boolean>;
}
