/** Something outside the program is in the way: one sentence that says what, and what to do about it. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}
